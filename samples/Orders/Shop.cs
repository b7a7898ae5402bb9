using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Orders;

public sealed record OrderPlaced(Guid OrderId, long Cents);
public sealed record TakePayment(Guid OrderId, long Cents);
public sealed record OrderPaid(Guid OrderId);
public sealed record ShipOrder(Guid OrderId);
public sealed record OrderShipped(Guid OrderId);

public sealed class Order : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }
    public string State { get; set; } = "";
    public int Version { get; set; }
}

public sealed class Payment
{
    public Guid Id { get; set; }
    public long Cents { get; set; }
}

public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    public static async Task CreateAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ShopDb>().Database.EnsureCreatedAsync(stop);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().HasKey(order => order.CorrelationId);
        modelBuilder.Entity<Payment>();
        modelBuilder.AddJournal();
    }
}
