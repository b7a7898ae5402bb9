using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests;

public class PostgresInMemoryJournalTests : JournalContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await PostgresInMemoryShop.CreateAsync();
}
