using Sagas.Durability.Tests.Shop;
using Sagas.Testing.Amqp;

namespace Sagas.Durability.Tests.Delivery;

public class PostgresRabbitMqInterfaceEventTests : InterfaceEventContract
{
    private LargeShop _large = null!;

    protected override async Task<ShopSetup> SetUpAsync() => _large = await LargeShop.CreateAsync();

    [Fact]
    public async Task A_subscriber_that_comes_after_the_publisher_gets_what_is_published_from_then_on()
    {
        var (before, after) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await PublishAsync(before);
        await Shop.DeliveredAsync();
        await using var subscriber = await PlainAmqp.ConnectAsync(_large.RabbitMq);
        await subscriber.DeclareQueueAsync("news", exchange: $"{typeof(IParcelNews).Namespace}:{nameof(IParcelNews)}");

        await PublishAsync(after);

        (await subscriber.NextAsync("news", TimeSpan.FromSeconds(30))).Text.ShouldContain(after.ToString());
    }
}
