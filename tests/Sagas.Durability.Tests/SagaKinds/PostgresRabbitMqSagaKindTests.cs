using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.SagaKinds;

public class PostgresRabbitMqSagaKindTests : SagaKindContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();
}
