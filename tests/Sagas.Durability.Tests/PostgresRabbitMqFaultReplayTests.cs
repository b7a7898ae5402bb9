using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests;

public class PostgresRabbitMqFaultReplayTests : FaultReplayContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();
}
