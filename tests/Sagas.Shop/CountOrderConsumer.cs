using MassTransit;
using Sagas.Durability.Writes;

namespace Sagas.Shop;

/// <summary>Adds its row and its statement to the message's commit.</summary>
internal sealed class CountOrderConsumer(IJournalWrites writes, Book book) : IConsumer<CountOrder>
{
    public async Task Consume(ConsumeContext<CountOrder> context)
    {
        var order = context.Message.OrderId;
        writes.Insert(new Effect { Id = book.Write(order, "counted"), OrderId = order, Act = "counted" });
        writes.Execute($"""UPDATE "Shelf" SET "Stock" = "Stock" - 1 WHERE "Id" = {1}""");
        await context.Send(new Uri("queue:note-order"), new NoteOrder(order, "counted"));
        await context.Publish(new OrderCounted(order), context.CancellationToken);
    }
}
