using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Tests.SagaKinds;
using Sagas.Durability.Tests.Writes;

namespace Sagas.Durability.Tests.Shop;

public sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().HasKey(order => order.CorrelationId);
        modelBuilder.Entity<Pickup>().HasKey(pickup => pickup.CorrelationId);
        modelBuilder.Entity<Parcel>();
        modelBuilder.Entity<Shelf>(shelf =>
        {
            shelf.ToTable("shelf");
            shelf.Property(s => s.Id).HasColumnName("id");
            shelf.Property(s => s.Stock).HasColumnName("stock");
        });
        SagaKindMapping.Apply(modelBuilder, Database.IsNpgsql());
        modelBuilder.AddJournal();
    }
}
