using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests;

public class SqliteInMemoryFaultReplayTests : FaultReplayContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
