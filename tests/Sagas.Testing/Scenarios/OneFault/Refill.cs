using System.Globalization;
using System.Text.Json.Nodes;
using Sagas.Testing.Amqp;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// A queue is filled again with what it held weeks ago. What ran within the horizon of thirty days does not run again; what is from beyond it cannot be told
/// apart any more, and is refused in sight of a person.
/// </summary>
public sealed record Refill : Scenario
{
    private const int Orders = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var node = await ShopNode.StartAsync(site, "node");
        await using var amqp = await PlainAmqp.ConnectAsync(site.Broker.Address);
        var (inside, outside) = (OrdersOf(days: 29), OrdersOf(days: 31));
        var audit = new ShopAudit(site, [.. inside.Select(order => order.Order)]) { CameByDoor = false, Refused = Orders };
        await FillAsync(inside);
        await audit.SettleAsync(nodes: 1);

        await FillAsync([.. inside, .. outside]);
        await Eventually.TrueAsync("the queue's emptying", Patience, async () => await amqp.CountAsync("order") == 0);
        await Eventually.TrueAsync("the refusals", Patience, async () => (await site.RowsAsync("SELECT id FROM fault")).Count >= Orders);
        await audit.SettleAsync(nodes: 1);
        var faults = await site.RowsAsync("SELECT error FROM fault");
        await node.StopAsync();

        return
        [
            .. (await audit.JudgeAsync()).Breaches,
            .. faults.Where(fault => !fault[0].Contains("days old", StringComparison.Ordinal)).Select(fault => new Breach(Invariant.DedupeHorizon, $"It was not refused for its age: {fault[0]}")),
        ];

        async Task FillAsync(IEnumerable<(Guid Order, Guid MessageId)> orders)
        {
            foreach (var (order, id) in orders)
                await amqp.SendAsync("order", RawMessage.Envelope("urn:message:Sagas.Shop:PlaceOrder", new JsonObject { ["orderId"] = order.ToString("D", CultureInfo.InvariantCulture) }, id));
        }
    }

    // The orders are of today: only what carried them is old.
    private static IReadOnlyList<(Guid Order, Guid MessageId)> OrdersOf(int days) =>
        [.. Enumerable.Range(0, Orders).Select(_ => (Guid.CreateVersion7(), Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddDays(-days))))];
}
