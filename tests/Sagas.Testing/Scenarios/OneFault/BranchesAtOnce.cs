using System.Globalization;
using System.Text.Json.Nodes;
using Sagas.Testing.Amqp;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>Stocktakes of thirty branches each, whose answers come at once over two nodes: each is counted once, and each stocktake ends once.</summary>
public sealed record BranchesAtOnce : Scenario
{
    private const int Stocktakes = 3;
    private const int Branches = 30;
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(30);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var first = await ShopNode.StartAsync(site, "first");
        await using var second = await ShopNode.StartAsync(site, "second");
        List<Guid> stocktakes = [.. Enumerable.Range(0, Stocktakes).Select(_ => Guid.CreateVersion7())];
        await using (var amqp = await PlainAmqp.ConnectAsync(site.Broker.Address))
        {
            foreach (var stocktake in stocktakes)
            {
                var body = new JsonObject { ["stocktakeId"] = stocktake, ["shelves"] = Branches };
                await amqp.SendAsync("stocktake", RawMessage.Envelope("urn:message:Sagas.Shop:StartStocktake", body, Guid.CreateVersion7()));
            }
        }

        await Settling.WaitAsync(
            site, """SELECT (SELECT count(*) FROM journal), (SELECT sum("Version") FROM "Stocktake")""", Stillness, async () => (await ClosedAsync()).Count == Stocktakes);
        await Task.WhenAll(first.StopAsync(), second.StopAsync());
        return await JudgeAsync(site, stocktakes);

        Task<IReadOnlyList<string[]>> ClosedAsync() => site.RowsAsync("""SELECT "Counted" FROM "Stocktake" WHERE "State" = 'Closed' """);
    }

    private static async Task<IReadOnlyList<Breach>> JudgeAsync(ShopSite site, IReadOnlyList<Guid> stocktakes)
    {
        var breaches = new List<Breach>();
        var states = (await site.RowsAsync("""SELECT "CorrelationId", "State", "Counted" FROM "Stocktake" """)).ToDictionary(row => Guid.Parse(row[0]));
        var steps = (await site.RowsAsync("SELECT saga_id, version, from_state, to_state FROM saga_history ORDER BY saga_id, version")).ToLookup(row => Guid.Parse(row[0]));
        foreach (var stocktake in stocktakes)
        {
            var (state, counted) = states.TryGetValue(stocktake, out var row) ? (row[1], int.Parse(row[2], CultureInfo.InvariantCulture)) : ("missing", 0);
            if (state != "closed" || counted < Branches)
                breaches.Add(new Breach(Invariant.NoLostCommand, $"Stocktake {stocktake} is {state}, and {counted} of {Branches} branches are counted."));
            if (counted > Branches)
                breaches.Add(new Breach(Invariant.NoDoubleAct, $"Stocktake {stocktake} counted {counted} of {Branches} branches."));
            breaches.AddRange(TimelineAudit.Of(stocktake, [.. steps[stocktake]], "closed"));
        }

        breaches.AddRange((await site.RowsAsync("SELECT type, error FROM fault")).Select(fault => new Breach(Invariant.NoLostCommand, $"{fault[0]} was set aside: {fault[1]}")));
        return breaches;
    }
}
