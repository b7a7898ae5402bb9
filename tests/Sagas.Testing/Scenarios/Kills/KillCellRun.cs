using System.Diagnostics;

namespace Sagas.Testing.Scenarios.Kills;

/// <summary>
/// Customers place orders while a node dies at the cell's boundary; it is started again, or another node heals. Then everything ordered is compared
/// with what was done.
/// </summary>
/// <param name="Cell">Which cell.</param>
/// <param name="Seed">Decides how many orders, at which visit of the boundary, and how long it lingers there.</param>
public sealed record KillCellRun(KillCell Cell, int Seed)
{
    private const int MostOrders = 20;
    private static readonly TimeSpan DieWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(60);

    /// <summary>Runs it on a shop of its own.</summary>
    public async Task<KillCellResult> RunAsync()
    {
        var chance = new Random(Seed);
        var (count, times) = (3 + chance.Next(3), 1 + chance.Next(Cell.Setup == KillSetup.TwoLarge ? 2 : 3));
        if (Cell is { Point: KillPoint.BetweenSends, Kind: KillKind.Timer })
            times++; // Each timer sends one message: between the first timer's and another's.
        await using var site = await ShopSite.CreateAsync(Cell.Setup == KillSetup.OneEmbedded ? Size.Embedded : Size.Large);
        await using var armed = await ShopNode.StartAsync(site, "armed", new ShopNodeSetup { FailPoint = Cell.FailPoint(times, Wait(chance)) });
        await using var other = Cell.Setup == KillSetup.TwoLarge ? await ShopNode.StartAsync(site, "other") : null;

        var nodes = new List<ShopNode> { armed };
        if (other is not null)
            nodes.Add(other);
        var orders = new List<Guid>();
        var placing = new List<Task>();
        while (!armed.HasExited && orders.Count < MostOrders)
        {
            // All at once, so that they meet in groups; more of them only if the boundary was not met often enough.
            for (var i = 0; i < count; i++)
            {
                orders.Add(Guid.CreateVersion7());
                placing.Add(PlaceAsync(nodes, orders[^1]));
            }

            await DiesAsync(armed);
        }

        if (!armed.HasExited)
            return Failed(orders.Count, "The boundary was never reached.");
        if (!await armed.WasKilledAsync())
            return Failed(orders.Count, $"It did not end by its fail-point. Its log is in {site.Folder}.");

        var died = Stopwatch.StartNew();
        await using var next = other is null ? await ShopNode.StartAsync(site, "next") : null;
        var survivor = other ?? next!;
        lock (nodes)
            (nodes[0], nodes[^1]) = (survivor, survivor);

        var audit = new ShopAudit(site, orders);
        try
        {
            await Task.WhenAll(placing);
            await Eventually.TrueAsync("the last order's end", EndWithin, () => audit.HasEndedAsync(nodes: 1));
        }
        catch (TimeoutException)
        {
            var unfinished = await audit.JudgeAsync();
            return new KillCellResult(
                Cell, orders.Count, Math.Max(1, unfinished.Lost), unfinished.Doubled, [$"Not all ended within {EndWithin.TotalSeconds} s; {site.Folder}.", .. Told(unfinished)], died.Elapsed);
        }

        var healed = died.Elapsed;
        var hasStopped = await survivor.StopAsync();
        var judged = await audit.JudgeAsync();
        return new KillCellResult(
            Cell, orders.Count, judged.Lost, judged.Doubled, hasStopped ? Told(judged) : ["The node that healed did not stop cleanly.", .. Told(judged)], healed);
    }

    private static IReadOnlyList<string> Told(ShopVerdict verdict) => [.. verdict.Breaches.Select(breach => breach.ToString())];

    private KillCellResult Failed(int orders, string problem) => new(Cell, orders, 0, 0, [problem], TimeSpan.Zero);

    /// <summary>Where something must be out before the death, it is given time; SQLite's commit is met at a moment within it.</summary>
    private TimeSpan Wait(Random chance) => Cell.Point switch
    {
        KillPoint.BetweenSends or KillPoint.BeforeAck => TimeSpan.FromMilliseconds(300 + chance.Next(300)),
        KillPoint.InCommit when Cell.Setup == KillSetup.OneEmbedded => TimeSpan.FromMilliseconds(chance.Next(4)),
        _ => TimeSpan.Zero,
    };

    private static async Task DiesAsync(ShopNode armed)
    {
        var watch = Stopwatch.StartNew();
        while (!armed.HasExited && watch.Elapsed < DieWithin)
            await Task.Delay(50);
    }

    /// <summary>A customer asks until he is answered, each time at the next door that is open.</summary>
    private static Task PlaceAsync(List<ShopNode> nodes, Guid order)
    {
        var attempt = 0;
        return Eventually.TrueAsync($"the acceptance of order {order}", EndWithin + DieWithin, () =>
        {
            ShopNode node;
            lock (nodes)
                node = nodes[attempt++ % nodes.Count];
            return node.PlaceAsync(order);
        });
    }
}
