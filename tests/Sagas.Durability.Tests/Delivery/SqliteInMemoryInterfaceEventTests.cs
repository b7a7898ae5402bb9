using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Delivery;

public class SqliteInMemoryInterfaceEventTests : InterfaceEventContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
