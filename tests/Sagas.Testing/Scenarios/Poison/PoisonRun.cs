using System.Globalization;
using System.Text.Json.Nodes;
using Sagas.Testing.Amqp;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.Poison;

/// <summary>
/// Customers place orders beside one message whose handler ends its process; the shop is started again each time it died, until it lives and
/// everything ordered has ended.
/// </summary>
public static class PoisonRun
{
    private const int Orders = 6;
    private const int MostDeaths = 12;
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(60);

    /// <summary>Runs it on a shop of its own.</summary>
    public static async Task<PoisonRunResult> RunAsync(Size size)
    {
        await using var site = await ShopSite.CreateAsync(size);
        var orders = Enumerable.Range(0, Orders).Select(_ => Guid.CreateVersion7()).ToList();
        var deaths = 0;
        await using (var first = await ShopNode.StartAsync(site, "node-0", null))
        {
            // All accepted, then the poison: it dies in the midst of them.
            await Task.WhenAll(orders.Select(order => Eventually.TrueAsync("an acceptance", EndWithin, () => first.PlaceAsync(order))));
            await BurnAsync(site, first, Guid.CreateVersion7());
            await Eventually.TrueAsync("the first death", EndWithin, () => Task.FromResult(first.HasExited));
            deaths++;
        }

        while (!await LivesAsync(site, deaths))
            deaths++;
        var fault = (await site.RowsAsync("SELECT endpoint, cause, attempts, consumer FROM fault")).Select(row => string.Join(' ', row)).ToList();
        var effects = await site.RowsAsync("""SELECT "Act", count(*), count(DISTINCT "OrderId") FROM "Effect" GROUP BY "Act" """);
        return new PoisonRunResult(
            deaths,
            site.Book().Count(line => line[2] == "burnt"),
            fault,
            [.. effects.Where(effect => effect[1] != Text(Orders) || effect[2] != Text(Orders)).Select(effect => $"{Orders} orders, {effect[2]} of them {effect[0]}, {effect[1]} times in all")],
            (await site.RowsAsync("SELECT endpoint FROM suspect_run")).Count);
    }

    // From outside where there is an outside: a send of the shop's own may go again with each death, before its cursor is written, and each copy costs one more.
    private static async Task BurnAsync(ShopSite site, ShopNode node, Guid order)
    {
        if (!site.HasBroker)
        {
            await node.BurnAsync(order);
            return;
        }

        await using var client = await PlainAmqp.ConnectAsync(site.Broker.Address);
        await client.SendAsync("burn-order", RawMessage.Envelope("urn:message:Sagas.Shop:BurnOrder", new JsonObject { ["orderId"] = order.ToString() }, Guid.CreateVersion7()));
    }

    /// <summary>Starts the shop once more. Whether it lived until all orders had ended and the poison was set aside; it is stopped then.</summary>
    private static async Task<bool> LivesAsync(ShopSite site, int deaths)
    {
        if (deaths > MostDeaths)
            throw new TimeoutException($"The shop died {deaths} times; its logs are in {site.Folder}.");

        ShopNode node;
        try
        {
            node = await ShopNode.StartAsync(site, $"node-{deaths}", null);
        }
        catch (TimeoutException)
        {
            return false; // Dead before its door was open.
        }

        await using (node)
        {
            await Eventually.TrueAsync("its death, or the end of all orders", EndWithin, async () => node.HasExited || await HaveEndedAsync(site));
            return !node.HasExited && await node.StopAsync();
        }
    }

    private static async Task<bool> HaveEndedAsync(ShopSite site) =>
        (await site.RowsAsync("""
            SELECT (SELECT count(*) FROM "Order" WHERE "State" = 'Finished'), (SELECT count(*) FROM fault), (SELECT count(*) FROM scheduled_message),
                (SELECT count(*) FROM journal j JOIN journal_node n ON n.id = j.node_id WHERE j.node_seq > n.cursor), (SELECT count(*) FROM "Effect")
            """))[0] is [var finished, "1", "0", "0", var effects] && finished == Text(Orders) && int.Parse(effects, CultureInfo.InvariantCulture) >= Orders * 5;

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
