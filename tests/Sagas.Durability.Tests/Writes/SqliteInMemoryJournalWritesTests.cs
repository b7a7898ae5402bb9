using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Writes;

public class SqliteInMemoryJournalWritesTests : JournalWritesContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
