using MassTransit;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.SagaKinds;

public sealed class BasketSeenConsumer(Desk desk) : IConsumer<BasketSeen>
{
    public Task Consume(ConsumeContext<BasketSeen> context)
    {
        desk.Seen(context.Message);
        return Task.CompletedTask;
    }
}
