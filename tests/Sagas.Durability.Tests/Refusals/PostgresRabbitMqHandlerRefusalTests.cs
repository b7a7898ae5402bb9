using Npgsql;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Refusals;

public class PostgresRabbitMqHandlerRefusalTests : HandlerRefusalContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();

    /// <summary>The server cuts an idle transaction after 5 s: a lost connection, which would be waited for and met again, for ever.</summary>
    [Fact]
    public async Task A_connection_that_the_server_cut_for_its_idleness_is_the_message_s_own_failure()
    {
        Errands.Run = async (context, services) =>
        {
            await SaveAsync(context, services);
            await Shop.ReadAsync(other => other.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend({((NpgsqlConnection)Database(services).Database.GetDbConnection()).ProcessID})"));
            Time.Pass(TimeSpan.FromSeconds(5.1));
            await SaveAsync(context, services);
        };

        (await FaultAsync()).Error.ShouldStartWith("The handler left the transaction that its save had opened idle for over 4 s");
    }
}
