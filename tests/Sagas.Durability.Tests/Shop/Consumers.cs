using MassTransit;

namespace Sagas.Durability.Tests.Shop;

/// <summary>Saves its parcel by itself, as an ordinary consumer does.</summary>
public sealed class ShipOrderConsumer(ShopDbContext database, Desk desk) : IConsumer<ShipOrder>
{
    public async Task Consume(ConsumeContext<ShipOrder> context)
    {
        var run = desk.Run(context.Message.OrderId);
        database.Add(new Parcel { Id = Guid.NewGuid(), OrderId = context.Message.OrderId });
        await database.SaveChangesAsync(context.CancellationToken);
        await desk.AfterSaving(database, run);
        await context.Publish(new OrderShipped(context.Message.OrderId));
        if (run <= desk.FailuresBeforeShipping)
            throw new InvalidOperationException("The belt stands still.");
    }
}

public sealed class BrokenParcelConsumer(Desk desk) : IConsumer<BrokenParcel>
{
    public Task Consume(ConsumeContext<BrokenParcel> context)
    {
        desk.Run(context.Message.OrderId);
        throw new InvalidOperationException("It rattles.");
    }
}

public sealed class UnwantedParcelConsumer(Desk desk) : IConsumer<UnwantedParcel>
{
    public async Task Consume(ConsumeContext<UnwantedParcel> context)
    {
        desk.Run(context.Message.OrderId);
        await context.Publish(new ParcelReturned(context.Message.OrderId));
        context.Refuse("shop:unwanted", "Nobody ordered it.", new Dictionary<string, string> { ["shop-problem"] = "unwanted" });
    }
}

public sealed class ParcelReturnedConsumer(Desk desk) : IConsumer<ParcelReturned>
{
    public Task Consume(ConsumeContext<ParcelReturned> context)
    {
        desk.Returned(context.Message.OrderId);
        return Task.CompletedTask;
    }
}

internal sealed class ParcelWeighedConsumer(Desk desk) : IConsumer<ParcelWeighed>
{
    public Task Consume(ConsumeContext<ParcelWeighed> context)
    {
        desk.Returned(context.Message.OrderId);
        return Task.CompletedTask;
    }
}
