using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Timers;

public class PostgresRabbitMqRedeliveryTests : RedeliveryContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();
}
