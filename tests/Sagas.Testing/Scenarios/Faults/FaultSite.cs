using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>Servers and nodes that faults are done to: the payment service and a shop, side by side.</summary>
public sealed class FaultSite : IAsyncDisposable
{
    private FaultSite(OwnServers servers, PaymentBusiness payments, ShopBusiness shop)
    {
        (Servers, Payments, Shop) = (servers, payments, shop);
        Nodes = [.. payments.Nodes, .. shop.Nodes];
    }

    /// <summary>PostgreSQL and RabbitMQ.</summary>
    public OwnServers Servers { get; }

    /// <summary>The service.</summary>
    public PaymentBusiness Payments { get; }

    /// <summary>The shop.</summary>
    public ShopBusiness Shop { get; }

    /// <summary>Both.</summary>
    public IReadOnlyList<IBusiness> Businesses => [Payments, Shop];

    /// <summary>All nodes of both.</summary>
    public IReadOnlyList<FaultNode> Nodes { get; }

    /// <summary>One fault of a server at a time.</summary>
    public IReadOnlyList<SemaphoreSlim> ServerTurns { get; } = [.. Enum.GetValues<ServerKind>().Select(_ => new SemaphoreSlim(1))];

    /// <summary>Starts servers and nodes, two of each role, and waits until all take customers.</summary>
    /// <param name="folder">For the servers' logs.</param>
    /// <param name="roles">The roles of each node of the service.</param>
    public static async Task<FaultSite> StartAsync(string folder, IReadOnlyList<string> roles)
    {
        var servers = await OwnServers.StartAsync(folder);
        FaultSite? site = null;
        try
        {
            site = new FaultSite(servers, await PaymentBusiness.CreateAsync(servers, roles), await ShopBusiness.CreateAsync(servers, nodes: 2));
            foreach (var node in site.Nodes.Except(site.Shop.Nodes.Skip(1)))
                node.Start();
            await site.Shop.Nodes[0].OpenAsync(); // It makes the shop's tables, which two at once cannot.
            foreach (var node in site.Shop.Nodes.Skip(1))
                node.Start();
            await site.OpenAsync();
            await site.Payments.InviteAsync();
            return site;
        }
        catch
        {
            await (site?.DisposeAsync() ?? servers.DisposeAsync());
            throw;
        }
    }

    /// <summary>Waits until all nodes take customers.</summary>
    public Task OpenAsync() => Task.WhenAll(Nodes.Select(node => node.OpenAsync()));

    /// <summary>Ends everything.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var business in Businesses)
            await business.DisposeAsync();
        await Servers.DisposeAsync();
    }
}
