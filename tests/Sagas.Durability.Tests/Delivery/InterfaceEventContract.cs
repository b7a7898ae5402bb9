using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Delivery;

/// <summary>A published message reaches who subscribed to an interface of it, though nobody has declared its own type.</summary>
public abstract class InterfaceEventContract : ShopContract
{
    private protected override Task<ShopHost> StartAsync() => ShopHost.StartAsync(Setup, register: x => x.AddConsumer<ParcelNewsConsumer>());

    [Fact]
    public async Task Who_subscribed_to_an_interface_gets_what_is_published_under_a_class()
    {
        var order = Guid.CreateVersion7();

        await PublishAsync(order);

        await Shop.EventuallyAsync("the news", _ => Task.FromResult(Shop.Desk.Runs(order) > 0));
        await Shop.DeliveredAsync();
        Shop.Desk.Runs(order).ShouldBe(1);
    }

    private protected async Task PublishAsync(Guid order)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelLost(order));
        await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
    }
}
