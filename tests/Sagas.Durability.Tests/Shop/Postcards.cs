using MassTransit;

namespace Sagas.Durability.Tests.Shop;

public sealed record WritePostcard(Guid OrderId);

/// <summary>A consumer that does nothing but be there when a timer fires.</summary>
public sealed class PostcardConsumer(Desk desk) : IConsumer<WritePostcard>
{
    public Task Consume(ConsumeContext<WritePostcard> context)
    {
        desk.Took(context.Message.OrderId, context.MessageId!.Value);
        return Task.CompletedTask;
    }
}

public sealed record AskAgain(Guid OrderId);

/// <summary>Asks for its message again, once.</summary>
public sealed class AskAgainConsumer(Desk desk) : IConsumer<AskAgain>
{
    public Task Consume(ConsumeContext<AskAgain> context) =>
        desk.Took(context.Message.OrderId, context.MessageId!.Value) == 1 ? context.Redeliver(TimeSpan.FromMilliseconds(100)) : Task.CompletedTask;
}

public sealed record HandOver(Guid OrderId);

/// <summary>Fails as often as the desk says, after it has saved and sent.</summary>
public class HandOverConsumer(ShopDbContext database, Desk desk) : IConsumer<HandOver>
{
    public async Task Consume(ConsumeContext<HandOver> context)
    {
        var run = desk.Took(context.Message.OrderId, context.MessageId!.Value);
        database.Add(new Parcel { Id = Guid.NewGuid(), OrderId = context.Message.OrderId });
        await database.SaveChangesAsync(context.CancellationToken);
        await context.Publish(new ParcelReturned(context.Message.OrderId));
        if (run <= desk.FailuresBeforeHandingOver)
            throw new InvalidOperationException("Nobody is at the door.");
    }
}
