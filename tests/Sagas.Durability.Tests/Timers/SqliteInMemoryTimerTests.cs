using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Timers;

public class SqliteInMemoryTimerTests : TimerContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
