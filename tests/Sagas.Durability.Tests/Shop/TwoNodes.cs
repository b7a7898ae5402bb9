using MassTransit;

namespace Sagas.Durability.Tests.Shop;

/// <summary>A shop of two nodes, one a test.</summary>
public abstract class TwoNodes : IAsyncLifetime
{
    private LargeShop _setup = null!;

    private protected ShopHost First { get; private set; } = null!;

    private protected ShopHost Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _setup = await LargeShop.CreateAsync();
        First = await ShopHost.StartAsync(_setup, register: Register);
        Second = await ShopHost.StartAsync(_setup, register: Register);
    }

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        await _setup.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What both nodes register besides.</summary>
    private protected virtual void Register(IBusRegistrationConfigurator configurator)
    {
    }
}
