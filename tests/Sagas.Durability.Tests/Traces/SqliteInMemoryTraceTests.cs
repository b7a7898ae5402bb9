using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Traces;

public class SqliteInMemoryTraceTests : TraceContract
{
    protected override Task<ShopSetup> SetUpAsync() => Task.FromResult<ShopSetup>(new EmbeddedShop());
}
