using Sagas.Testing.Network;
using Sagas.Testing.Scenarios.Kills;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// A node's connections are cut while it commits, to the broker too, so that the other node takes the redelivery. Where the commit was done, the node
/// must find its own row and send; where it never arrived, it meets the other's row and must drop what it captured.
/// </summary>
/// <param name="Arrives">Whether the database hears the commit, and only its answer is lost.</param>
public sealed record CommitCut(bool Arrives) : Scenario
{
    private static readonly TimeSpan TakenWithin = TimeSpan.FromSeconds(20);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var database = new TcpProxy(ThrowawayPostgres.Port);
        await using var broker = new TcpProxy(ThrowawayRabbitMq.Port);
        database.Open();
        broker.Open();
        await using var cut = await ShopNode.StartAsync(site, "cut", new ShopNodeSetup { DatabasePort = database.Port, BrokerPort = broker.Port });
        await using var other = await ShopNode.StartAsync(site, "other");
        var customers = new Customers(site);
        var commit = database.HoldWhenSaid(OrderStates.Placed);
        // One at a time: in a group with a statement of the application's the commit would be a command of its own, later.
        await customers.PlaceUntilAsync(other, "a commit of the node that is cut", () => commit.IsSprung, atOnce: 1);

        if (Arrives)
        {
            commit.CutAtAnswer();
            broker.Cut();
        }
        else
        {
            await database.GoAwayAsync();
            await broker.GoAwayAsync();
            // Shorter than a lease: the node is cut off, not dead.
            await Eventually.TrueAsync("the other node to take what was redelivered", TakenWithin, async () =>
                (await site.RowsAsync("""SELECT "CorrelationId" FROM "Order" """)).Count == customers.Orders.Count);
            database.Open();
            broker.Open();
        }

        return await customers.JudgeAsync(cut, other);
    }
}
