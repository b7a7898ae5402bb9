using Sagas.Testing.Network;
using Sagas.Testing.Scenarios.Kills;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// A node stands still (SIGSTOP) with a commit on its way until another has taken its life over, and goes on: that commit must fail. What it had
/// captured is dropped, and the messages run again in a new life.
/// </summary>
/// <param name="Dies">Whether it is killed at once after its first commit. What a life commits after it was taken over, nobody would send.</param>
public sealed record NodeStandsStill(bool Dies) : Scenario
{
    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(20);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var database = new TcpProxy(ThrowawayPostgres.Port);
        database.Open();
        await using var still = await ShopNode.StartAsync(site, "still", new ShopNodeSetup
        {
            DatabasePort = database.Port,
            FailPoint = Dies ? "after-commit:Order:1:0" : null,
        });
        var life = (await site.RowsAsync("SELECT id FROM journal_node"))[0][0];
        await using var other = await ShopNode.StartAsync(site, "other");
        var customers = new Customers(site);
        var commit = database.HoldWhenSaid(OrderStates.Placed);
        await customers.PlaceUntilAsync(other, "a commit of the node that is stopped", () => commit.IsSprung);

        int rows;
        using (still.StandStill())
        {
            await Eventually.TrueAsync("the take-over", TakenOverWithin, async () =>
                (await site.RowsAsync("SELECT id, epoch FROM journal_node")).All(node => node[0] != life || node[1] != "1"));
            rows = await RowsAsync();
        }

        commit.Release();
        if (Dies && !await still.WasKilledAsync())
            throw new InvalidOperationException("The node that stood still did not commit any more, so it did not die.");
        var breaches = await customers.JudgeAsync(Dies ? [other] : [still, other]);
        var late = await RowsAsync() - rows;
        return late == 0 ? breaches : [.. breaches, new Breach(Invariant.SentOnceCommitted, $"{late} rows were committed by a life that had been taken over.")];

        async Task<int> RowsAsync() => (await site.RowsAsync($"SELECT node_seq FROM journal WHERE node_id = '{life}'")).Count;
    }
}
