using Sagas.Testing.Network;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Shop;

/// <summary>Base of tests over a shop on PostgreSQL and RabbitMQ that reaches its broker by a line of its own, which they cut.</summary>
public abstract class BrokerLineContract : ShopContract
{
    /// <summary>The line, open at first.</summary>
    private protected TcpProxy Line { get; } = new(ThrowawayRabbitMq.Port);

    protected override async Task<ShopSetup> SetUpAsync()
    {
        Line.Open();
        return await LargeShop.CreateAsync(Line);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Line.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
