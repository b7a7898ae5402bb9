using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Limits;

public class PostgresRabbitMqLimitTests : LimitContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();
}
