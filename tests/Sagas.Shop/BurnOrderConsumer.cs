using MassTransit;

namespace Sagas.Shop;

/// <summary>A handler that takes its process with it, each time.</summary>
internal sealed class BurnOrderConsumer(Book book) : IConsumer<BurnOrder>
{
    public Task Consume(ConsumeContext<BurnOrder> context)
    {
        book.Write(context.Message.OrderId, "burnt");
        Environment.FailFast("The oven explodes.");
        return Task.CompletedTask;
    }
}
