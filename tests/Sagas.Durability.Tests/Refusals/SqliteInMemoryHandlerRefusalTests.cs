using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Refusals;

public class SqliteInMemoryHandlerRefusalTests : HandlerRefusalContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
