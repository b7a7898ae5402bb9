using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests;

public class PostgresRabbitMqJournalTests : JournalContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();
}
