using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Undelivered;

public class SqliteInMemoryUndeliveredTests : UndeliveredContract
{
    protected override int Attempts => 1; // Endpoints are there from the start: what has none now never will.

    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
