using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Writes;

namespace Sagas.Shop;

/// <summary>Takes the second message of everybody, and looks whether its sender's commit is there: nothing may arrive before it.</summary>
internal sealed class NoteOrderConsumer(ShopDbContext database, IJournalWrites writes, Book book) : IConsumer<NoteOrder>
{
    public async Task Consume(ConsumeContext<NoteOrder> context)
    {
        var (order, what) = (context.Message.OrderId, context.Message.What);
        var isCommitted = what == "received"
            ? await database.Set<Receipt>().AnyAsync(receipt => receipt.Id == order, context.CancellationToken)
            : await database.Set<Effect>().AnyAsync(effect => effect.OrderId == order && effect.Act == what, context.CancellationToken);
        if (!isCommitted)
            book.Write(order, $"early-{what}");
        writes.Insert(new Effect { Id = book.Write(order, $"noted-{what}"), OrderId = order, Act = $"noted-{what}" });
    }
}
