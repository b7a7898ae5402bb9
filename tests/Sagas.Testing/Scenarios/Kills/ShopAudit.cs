using System.Globalization;

namespace Sagas.Testing.Scenarios.Kills;

/// <summary>Compares what was ordered with what is in the shop's tables and in its outside books.</summary>
/// <param name="site">The shop.</param>
/// <param name="orders">What its customers were told is accepted.</param>
internal sealed class ShopAudit(ShopSite site, IReadOnlyList<Guid> orders)
{
    private const int FullShelf = 1_000;

    // Longer than anything waits before it tries again: a lease, a send that is not confirmed, a delivery that is held, a broker that says nothing any
    // more, which is given up after three heartbeats of 5 s and then connected to again.
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(30);

    /// <summary>Whether the orders came by the door, which writes a receipt and a note; else they came by the broker.</summary>
    public bool CameByDoor { get; init; } = true;

    /// <summary>How many messages must have been set aside: those that must not run.</summary>
    public int Refused { get; init; }

    private string[] Acts => [.. CameByDoor ? ["noted-received"] : Array.Empty<string>(), "packed", "counted", "noted-packed", "noted-counted"];

    /// <summary>Whether everything has come to its end, and nothing is left to be delivered by the nodes that live.</summary>
    public async Task<bool> HasEndedAsync(int nodes) =>
        (await site.RowsAsync($"""
            SELECT (SELECT count(*) FROM "Order" WHERE "State" = 'Finished'), (SELECT count(*) FROM "Effect"), {JournalRest.Columns}
            """))[0].Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToList() is [var finished, var effects, var lives, var waiting]
        && finished == orders.Count && effects >= orders.Count * Acts.Length && lives == nodes && waiting == 0;

    /// <summary>Waits for that, or until it cannot be any more: something was done twice, or nothing has moved for so long that nothing will.</summary>
    public Task SettleAsync(int nodes) => Settling.WaitAsync(
        site,
        """
        SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM saga_history), (SELECT count(*) FROM "Effect"), (SELECT count(*) FROM scheduled_message),
            (SELECT count(*) FROM fault), (SELECT sum(cursor) FROM journal_node), (SELECT sum(epoch) FROM journal_node)
        """,
        Stillness,
        async () => await CountAsync("""SELECT count(*) FROM "Effect" """) > orders.Count * Acts.Length || await HasEndedAsync(nodes));

    /// <summary>Everything, after all nodes have stopped.</summary>
    public async Task<ShopVerdict> JudgeAsync()
    {
        var breaches = new List<Breach>();
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
            var isAccepted = !CameByDoor || receipts.Contains(order);
            if (state != "finished" || missing.Count > 0 || !isAccepted)
            {
                lost++;
                breaches.Add(new Breach(Invariant.NoLostCommand, $"Order {order} is {state}{(isAccepted ? "" : ", has no receipt")}; not done: {string.Join(", ", missing)}."));
            }

            foreach (var twice in Acts.Where(act => counts[(order, act)].Count() > 1))
            {
                doubled++;
                breaches.Add(new Breach(Invariant.NoDoubleAct, $"Order {order} was {twice} {counts[(order, twice)].Count()} times."));
            }

            breaches.AddRange(TimelineAudit.Of(order, [.. steps[order]], "finished"));
        }

        if (states.Count > orders.Count)
            breaches.Add(new Breach(Invariant.NoDoubleAct, $"{states.Count - orders.Count} orders are there that nobody placed."));
        breaches.AddRange(Uncovered(effects));
        breaches.AddRange(await JournalRest.LeftAsync(site.RowsAsync, Refused));
        var taken = FullShelf - await CountAsync("""SELECT "Stock" FROM "Shelf" """);
        if (taken != orders.Count)
        {
            doubled += Math.Max(0, taken - orders.Count);
            breaches.Add(new Breach(taken > orders.Count ? Invariant.NoDoubleAct : Invariant.NoLostCommand, $"{taken} are gone from the shelf, {orders.Count} were ordered."));
        }

        return new ShopVerdict(lost, doubled, breaches);
    }

    /// <summary>A committed effect without a line in the book was not done by anybody; a line that says early saw a message before its commit.</summary>
    private IEnumerable<Breach> Uncovered(IReadOnlyList<string[]> effects)
    {
        var book = site.Book();
        var runs = book.Select(line => string.Join(' ', line)).ToHashSet();
        return effects.Where(effect => !runs.Contains($"{effect[2]} {effect[0]} {effect[1]}")).Select(effect => new Breach(Invariant.NoDoubleAct, $"Effect {effect[2]} is in no book."))
            .Concat(book.Where(line => line[2].StartsWith("early-", StringComparison.Ordinal))
                .Select(line => new Breach(Invariant.SentOnceCommitted, $"Order {line[1]}: a message came {line[2]}, before what sent it was committed.")));
    }

    private async Task<int> CountAsync(string sql) => int.Parse((await site.RowsAsync(sql))[0][0], CultureInfo.InvariantCulture);
}
