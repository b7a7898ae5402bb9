using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Limits;

public class SqliteInMemoryLimitTests : LimitContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
