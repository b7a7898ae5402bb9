using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Timeline;

public class SqliteInMemoryHistoryReaderTests : HistoryReaderContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
