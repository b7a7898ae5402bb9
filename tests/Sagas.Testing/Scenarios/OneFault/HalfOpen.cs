using Sagas.Testing.Network;
using Sagas.Testing.Scenarios.Kills;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// A node's connections to one server are half-open: what it says arrives, no answer comes back, and nothing is closed. Its commits go in unknown to it, or
/// its sends unconfirmed. It finds out by itself, opens new ones, and does nothing twice.
/// </summary>
/// <param name="IsBroker">RabbitMQ's connections; else PostgreSQL's.</param>
public sealed record HalfOpen(bool IsBroker) : Scenario
{
    private const int Orders = 3;
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(4);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var proxy = new TcpProxy(IsBroker ? ThrowawayRabbitMq.Port : ThrowawayPostgres.Port);
        proxy.Open();
        var setup = new ShopNodeSetup { AnsweredWithin = AnsweredWithin };
        await using var deaf = await ShopNode.StartAsync(site, "deaf", IsBroker ? setup with { BrokerPort = proxy.Port } : setup with { DatabasePort = proxy.Port });
        await using var other = await ShopNode.StartAsync(site, "other");
        var customers = new Customers(site);
        await customers.PlaceAsync(other, Orders);
        proxy.Deafen();
        await customers.PlaceAsync(other, Orders);

        return await customers.JudgeAsync(deaf, other);
    }
}
