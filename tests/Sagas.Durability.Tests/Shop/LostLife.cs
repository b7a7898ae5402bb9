using MassTransit;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Tests.Shop;

/// <summary>What a node leaves in the database that dies between its commits and their sends.</summary>
public sealed record LostLife(Guid Id, IReadOnlyList<Guid> Messages)
{
    /// <summary>Writes it: a row for each order, numbered from 1, that sends a <see cref="ShipOrder"/>.</summary>
    /// <param name="shop">Where.</param>
    /// <param name="orders">The orders that it sent and nobody received.</param>
    /// <param name="epoch">1, or higher for a life whose takers died as well.</param>
    /// <param name="cursor">How many of the rows were known to be delivered.</param>
    /// <param name="queue">Where the messages go to.</param>
    public static async Task<LostLife> WriteAsync(ShopHost shop, IReadOnlyList<Guid> orders, long epoch = 1, long cursor = 0, string queue = "ship-order")
    {
        var life = new LostLife(Guid.CreateVersion7(), [.. orders.Select(_ => MessageIds.New(TimeProvider.System))]);
        var destination = new Uri(shop.Bus.Address, queue);
        await shop.ReadAsync(async db =>
        {
            db.Add(new JournalNode { Id = life.Id, Epoch = epoch, Heartbeat = DateTime.UtcNow, Cursor = cursor, Host = "burnt" });
            db.AddRange(orders.Select((order, i) => new JournalRow
            {
                ConsumerId = ConsumerKey.BusOutbox.Id,
                MessageId = MessageIds.New(TimeProvider.System),
                Tenant = "default",
                NodeId = life.Id,
                NodeSeq = i + 1,
                At = DateTime.UtcNow,
                Outgoing = shop.Format.Write([Ship(life.Messages[i], order, destination, queue)]),
            }));
            return await db.SaveChangesAsync();
        });
        return life;
    }

    private static OutgoingMessage Ship(Guid messageId, Guid order, Uri destination, string queue) => new()
    {
        Kind = OutgoingKind.Command,
        MessageId = messageId,
        Destination = destination,
        Exchange = queue,
        Types = [MessageUrn.ForTypeString<ShipOrder>()],
        Body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { orderId = order }),
    };
}
