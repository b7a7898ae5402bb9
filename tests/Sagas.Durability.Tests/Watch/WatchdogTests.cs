using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Tests.Shop;
using Sagas.Testing;
using Sagas.Testing.Amqp;

namespace Sagas.Durability.Tests.Watch;

/// <summary>An endpoint of a running shop on RabbitMQ that takes nothing any more.</summary>
public sealed class WatchdogTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Hang _hang = new();
    private LargeShop _setup = null!;
    private ShopHost _shop = null!;

    public async ValueTask InitializeAsync()
    {
        _setup = await LargeShop.CreateAsync();
        _shop = await ShopHost.StartAsync(_setup, register: x =>
        {
            x.AddSingleton(_hang);
            x.AddConsumer<WrapParcelConsumer>();
        });
    }

    public async ValueTask DisposeAsync()
    {
        _hang.Release();
        await _shop.DisposeAsync();
        await _setup.DisposeAsync();
    }

    /// <summary>MassTransit waits for a handler before it consumes again, and this one does not end.</summary>
    [Fact]
    public async Task An_endpoint_whose_consumer_the_broker_cancelled_while_a_handler_hangs_consumes_again()
    {
        await _shop.SendAsync("wrap-parcel", new WrapParcel(Guid.CreateVersion7()));
        await _hang.Begun.WaitAsync(Patience);
        await using var broker = await PlainAmqp.ConnectAsync(_setup.RabbitMq);
        await broker.ReplaceQueueAsync("wrap-parcel");
        var second = Guid.CreateVersion7();
        await _shop.SendAsync("wrap-parcel", new WrapParcel(second));

        await Eventually.TrueAsync("the watchdog's notice", Patience, () => Task.FromResult(_shop.Health.StuckEndpoints is ["wrap-parcel"] || _shop.Desk.Runs(second) == 1));
        await Eventually.TrueAsync("the second parcel", Patience, () => Task.FromResult(_shop.Desk.Runs(second) == 1));

        await Eventually.TrueAsync("an end of the alarm", Patience, () => Task.FromResult(_shop.Health.StuckEndpoints.Count == 0));
    }
}
