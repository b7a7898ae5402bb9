using MassTransit;

namespace Sagas.Shop;

/// <summary>Saves by itself, as an ordinary consumer does.</summary>
internal sealed class PackOrderConsumer(ShopDbContext database, Book book) : IConsumer<PackOrder>
{
    public async Task Consume(ConsumeContext<PackOrder> context)
    {
        var order = context.Message.OrderId;
        database.Add(new Effect { Id = book.Write(order, "packed"), OrderId = order, Act = "packed" });
        await database.SaveChangesAsync(context.CancellationToken);
        await context.Send(new Uri("queue:note-order"), new NoteOrder(order, "packed"));
        await context.Publish(new OrderPacked(order), context.CancellationToken);
    }
}
