using Sagas.Durability.Tests.Lives;
using Sagas.Durability.Tests.Shop;
using Sagas.Testing;

namespace Sagas.Durability.Tests.Watch;

/// <summary>MassTransit waits longer with each attempt to reach a broker that is away, up to half a minute. The journal's own link tells when it is back.</summary>
[Collection(nameof(AloneOnTheServers))] // Heals are counted for the whole process, so no other shop may run.
public sealed class ReconnectTests : BrokerLineContract
{
    [Fact]
    public async Task Endpoints_that_wait_for_their_next_attempt_are_started_as_soon_as_the_broker_is_back()
    {
        using var heals = new MeterCount("sagas.heals");
        var order = Guid.CreateVersion7();
        await Line.GoAwayAsync();
        await Task.Delay(TimeSpan.FromSeconds(6)); // The first attempts, after 4 s, have failed, and the next come after 11 s.

        Line.Open();

        await Eventually.TrueAsync("endpoints started", TimeSpan.FromSeconds(60), () => Task.FromResult(heals.Count > 0));
        await Shop.SendAsync("order", new PlaceOrder(order));
        await Shop.OrderAsync(order, placed => placed.State == "Shipped");
        await Shop.DeliveredAsync();
    }
}
