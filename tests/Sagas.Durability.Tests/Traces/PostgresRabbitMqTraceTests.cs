using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Traces;

public class PostgresRabbitMqTraceTests : TraceContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();
}
