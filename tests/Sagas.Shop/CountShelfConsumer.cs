using MassTransit;

namespace Sagas.Shop;

/// <summary>One branch of a stocktake: answers.</summary>
internal sealed class CountShelfConsumer : IConsumer<CountShelf>
{
    public Task Consume(ConsumeContext<CountShelf> context) =>
        context.Publish(new ShelfCounted(context.Message.StocktakeId, context.Message.Shelf), context.CancellationToken);
}
