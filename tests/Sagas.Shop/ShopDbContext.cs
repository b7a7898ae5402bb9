using Microsoft.EntityFrameworkCore;

namespace Sagas.Shop;

internal sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().HasKey(order => order.CorrelationId);
        modelBuilder.Entity<Stocktake>().HasKey(stocktake => stocktake.CorrelationId);
        modelBuilder.Entity<Receipt>();
        modelBuilder.Entity<Effect>();
        modelBuilder.Entity<Shelf>().HasData(new Shelf { Id = 1, Stock = Shelf.Full });
        modelBuilder.AddJournal();
    }
}
