using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Timers;

public class SqliteInMemoryRedeliveryTests : RedeliveryContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
