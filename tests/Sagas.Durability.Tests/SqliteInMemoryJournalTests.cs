using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests;

public class SqliteInMemoryJournalTests : JournalContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
