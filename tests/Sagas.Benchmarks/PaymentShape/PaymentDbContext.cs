using Microsoft.EntityFrameworkCore;

namespace Sagas.Benchmarks.PaymentShape;

/// <summary>The stranger's database: the saga and the journal.</summary>
public sealed class PaymentDbContext(DbContextOptions<PaymentDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Payment>(payment =>
        {
            payment.ToTable("payment");
            payment.HasKey(p => p.CorrelationId);
        });
        modelBuilder.AddJournal();
    }
}
