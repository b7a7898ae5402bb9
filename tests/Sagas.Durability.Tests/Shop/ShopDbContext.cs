using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Tests.SagaKinds;

namespace Sagas.Durability.Tests.Shop;

public sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().HasKey(order => order.CorrelationId);
        modelBuilder.Entity<Parcel>();
        SagaKindMapping.Apply(modelBuilder, Database.IsNpgsql());
        modelBuilder.AddJournal();
    }
}
