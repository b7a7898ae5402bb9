using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;
using Sagas.Testing;
using Sagas.Testing.Processes;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Lives;

/// <summary>PostgreSQL is stopped whole, so that nothing else may run beside.</summary>
[Collection(nameof(AloneOnTheServers))]
public sealed class PausedDatabaseTests : TwoNodes
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task A_pause_of_the_database_kills_nobody_and_what_came_meanwhile_is_done_after_it()
    {
        var (order, lives) = (Guid.CreateVersion7(), new[] { First.Life, Second.Life });
        await Eventually.TrueAsync("two nodes", TimeSpan.FromSeconds(10), () => Task.FromResult(First.Health.LiveNodes == 2 && Second.Health.LiveNodes == 2));

        using (StoppedServer.Stop(TestServers.PostgresPid))
        {
            await First.SendAsync("order", new PlaceOrder(order));
            await ElapsedAsync(Pause);
        }

        await First.OrderAsync(order, placed => placed.State == "Shipped");
        var began = (await NodesAsync()).ToDictionary(node => node.Id, node => node.Heartbeat);
        await Eventually.TrueAsync("four seconds of heartbeats", TimeSpan.FromSeconds(15), async () =>
            (await NodesAsync()).All(node => node.Heartbeat - began[node.Id] > TimeSpan.FromSeconds(4)));
        (await NodesAsync()).Select(node => (node.Id, node.Epoch)).ShouldBe([(lives[0], 1), (lives[1], 1)], ignoreOrder: true);
        (First.Life, Second.Life).ShouldBe((lives[0], lives[1]));
    }

    private static Task ElapsedAsync(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        return Eventually.TrueAsync("the end of the pause", time * 2, () => Task.FromResult(watch.Elapsed > time));
    }

    private Task<List<JournalNode>> NodesAsync() => First.ReadAsync(db => db.Set<JournalNode>().AsNoTracking().ToListAsync());
}
