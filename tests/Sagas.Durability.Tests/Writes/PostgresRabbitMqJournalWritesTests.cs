using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Writes;

public class PostgresRabbitMqJournalWritesTests : JournalWritesContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();
}
