using System.Globalization;

namespace Sagas.Testing.Scenarios.Kills;

/// <summary>Compares what was ordered with what is in the shop's tables and in its outside books.</summary>
/// <param name="site">The shop.</param>
/// <param name="orders">What its customers were told is accepted.</param>
internal sealed class ShopAudit(ShopSite site, IReadOnlyList<Guid> orders)
{
    private const int FullShelf = 1_000;
    private static readonly string[] Acts = ["packed", "counted", "noted-received", "noted-packed", "noted-counted"];

    /// <summary>Whether everything has come to its end, and nothing is left to be delivered by the nodes that live.</summary>
    public async Task<bool> HasEndedAsync(int nodes) =>
        (await site.RowsAsync($"""
            SELECT (SELECT count(*) FROM "Order" WHERE "State" = 'Finished'), (SELECT count(*) FROM "Effect"), {JournalRest.Columns}
            """))[0].Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToList() is [var finished, var effects, var lives, var waiting]
        && finished == orders.Count && effects >= orders.Count * Acts.Length && lives == nodes && waiting == 0;

    /// <summary>Everything, after all nodes have stopped.</summary>
    public async Task<(int Lost, int Doubled, IReadOnlyList<string> Problems)> JudgeAsync()
    {
        var problems = new List<string>();
        var states = (await site.RowsAsync("""SELECT "CorrelationId", "State", "Version" FROM "Order" """)).ToDictionary(row => Guid.Parse(row[0]));
        var receipts = (await site.RowsAsync("""SELECT "Id" FROM "Receipt" """)).Select(row => Guid.Parse(row[0])).ToHashSet();
        var effects = await site.RowsAsync("""SELECT "OrderId", "Act", "Id" FROM "Effect" """);
        var steps = (await site.RowsAsync(SagaHistory.Query)).ToLookup(row => Guid.Parse(row[0]));
        var counts = effects.ToLookup(effect => (Guid.Parse(effect[0]), effect[1]));
        var (lost, doubled) = (0, 0);
        foreach (var order in orders)
        {
            var missing = Acts.Where(act => !counts.Contains((order, act))).ToList();
            var state = states.GetValueOrDefault(order)?[1] ?? "missing";
            if (state != "finished" || missing.Count > 0 || !receipts.Contains(order))
            {
                lost++;
                problems.Add($"Order {order} is {state}{(receipts.Contains(order) ? "" : ", has no receipt")}; not done: {string.Join(", ", missing)}.");
            }

            foreach (var twice in Acts.Where(act => counts[(order, act)].Count() > 1))
            {
                doubled++;
                problems.Add($"Order {order} was {twice} {counts[(order, twice)].Count()} times.");
            }

            problems.AddRange(SagaHistory.Judge($"order {order}", [.. steps[order]], "finished"));
        }

        if (states.Count > orders.Count)
            problems.Add($"{states.Count - orders.Count} orders are there that nobody placed.");
        problems.AddRange(Uncovered(effects));
        problems.AddRange(await JournalRest.LeftAsync(site.RowsAsync));
        var taken = FullShelf - await CountAsync("""SELECT "Stock" FROM "Shelf" """);
        if (taken != orders.Count)
        {
            doubled += Math.Max(0, taken - orders.Count);
            problems.Add($"{taken} are gone from the shelf, {orders.Count} were ordered.");
        }

        return (lost, doubled, problems);
    }

    /// <summary>A committed effect without a line in the book was not done by anybody; a line that says early saw a message before its commit.</summary>
    private IEnumerable<string> Uncovered(IReadOnlyList<string[]> effects)
    {
        var book = site.Book();
        var runs = book.Select(line => string.Join(' ', line)).ToHashSet();
        return effects.Where(effect => !runs.Contains($"{effect[2]} {effect[0]} {effect[1]}")).Select(effect => $"Effect {effect[2]} is in no book.")
            .Concat(book.Where(line => line[2].StartsWith("early-", StringComparison.Ordinal)).Select(line => $"Order {line[1]}: a message came {line[2]}, before what sent it was committed."));
    }

    private async Task<int> CountAsync(string sql) => int.Parse((await site.RowsAsync(sql))[0][0], CultureInfo.InvariantCulture);
}
