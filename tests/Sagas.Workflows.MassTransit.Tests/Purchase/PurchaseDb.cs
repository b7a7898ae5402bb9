using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Sagas.Workflows.MassTransit.Tests.Purchase;

public sealed class PurchaseDb(DbContextOptions<PurchaseDb> options) : DbContext(options)
{
    public DbSet<PurchaseSaga> Purchases => Set<PurchaseSaga>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PurchaseSaga>(saga =>
        {
            saga.HasKey(purchase => purchase.CorrelationId);
            saga.Property(purchase => purchase.Progress).IsProgress();
        });
        modelBuilder.AddJournal();
    }
}
