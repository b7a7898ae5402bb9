using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sagas.Durability.Faults;
using Sagas.Durability.Timeline;
using Sagas.Durability.Undelivered;
using Sagas.Operations.Receipts;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>The tables that the desk reads, mapped as the service maps them: snake case, UTC.</summary>
public sealed class DeskContext(DbContextOptions<DeskContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PaymentSaga>(saga =>
        {
            saga.ToTable("payments_payment").HasKey(s => s.CorrelationId);
            saga.HasIndex(s => new { s.CreatedAt, s.CorrelationId });
        });
        modelBuilder.Entity<TransferSaga>().ToTable("transfers_transfer").HasKey(s => s.CorrelationId);
        modelBuilder.Entity<HistoryRow>().ToTable("saga_history").HasKey(h => new { h.SagaMonth, h.SagaId, h.Version });
        modelBuilder.Entity<FaultRow>().ToTable("fault").HasKey(f => f.Id);
        modelBuilder.Entity<UndeliveredRow>().ToTable("undelivered").HasKey(s => s.Id);
        modelBuilder.Entity<Receipt>().ToTable("operations_receipt").HasKey(r => new { r.Tenant, r.Operation, r.Key });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
