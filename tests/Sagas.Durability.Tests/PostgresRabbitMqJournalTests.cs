using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests;

public class PostgresRabbitMqJournalTests : JournalContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();

    /// <summary>EF opens a connection that is seen to be broken again, without its transaction: what was saved in it would be lost and the rest committed.</summary>
    [Fact]
    public async Task A_connection_that_is_lost_after_a_handler_saved_takes_the_whole_run_with_it()
    {
        var id = Guid.CreateVersion7();
        Shop.Desk.AfterSaving = (database, run) => run == 1 ? BreakAsync(database) : Task.CompletedTask;
        await Shop.SendAsync("order", new PlaceOrder(id));

        await Shop.OrderAsync(id, order => order.State == "Shipped");

        Shop.Desk.Runs(id).ShouldBe(2);
        (await Shop.ReadAsync(db => db.Set<Parcel>().CountAsync(parcel => parcel.OrderId == id))).ShouldBe(1);
        await Shop.DeliveredAsync();
    }

    private async Task BreakAsync(ShopDbContext database)
    {
        var connection = (NpgsqlConnection)database.Database.GetDbConnection();
        await Shop.ReadAsync(other => other.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend({connection.ProcessID})"));

        // As the keep-alive would: the connection finds out that it is broken.
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await Should.ThrowAsync<NpgsqlException>(() => command.ExecuteScalarAsync());
    }
}
