using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.SagaKinds;

public class SqliteInMemorySagaKindTests : SagaKindContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
