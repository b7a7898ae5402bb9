using MassTransit;

namespace Sagas.Durability.Tests.Shop;

/// <summary>One of two that check the same parcel at the same endpoint.</summary>
public sealed class ScaleConsumer(Desk desk) : IConsumer<CheckParcel>
{
    public async Task Consume(ConsumeContext<CheckParcel> context)
    {
        desk.Check(nameof(ScaleConsumer), context.Message.OrderId);
        await context.Publish(new ParcelReturned(context.Message.OrderId));
    }
}

public sealed class LabelConsumer(Desk desk) : IConsumer<CheckParcel>
{
    public Task Consume(ConsumeContext<CheckParcel> context)
    {
        desk.Check(nameof(LabelConsumer), context.Message.OrderId);
        return Task.CompletedTask;
    }
}
