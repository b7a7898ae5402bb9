using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Timers;

public class PostgresRabbitMqTimerTests : TimerContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();
}
