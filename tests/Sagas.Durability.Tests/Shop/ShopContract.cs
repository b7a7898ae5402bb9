namespace Sagas.Durability.Tests.Shop;

/// <summary>Base of the contracts over a running shop: each is proved once a database and transport, by a derived class that says which.</summary>
public abstract class ShopContract : IAsyncLifetime
{
    /// <summary>Where the shop keeps its data and what carries its messages; outlives a restart of the shop.</summary>
    private protected ShopSetup Setup { get; private set; } = null!;

    /// <summary>The running shop.</summary>
    private protected ShopHost Shop { get; private set; } = null!;

    protected abstract Task<ShopSetup> SetUpAsync();

    /// <summary>How the contract starts its shop, where the plain one is not enough.</summary>
    private protected virtual Task<ShopHost> StartAsync() => ShopHost.StartAsync(Setup);

    public virtual async ValueTask InitializeAsync()
    {
        Setup = await SetUpAsync();
        Shop = await StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await Setup.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a shop in place of the one that the test has stopped.</summary>
    private protected async Task AgainAsync(Task<ShopHost> start) => Shop = await start;
}
