using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests.Roles;

/// <summary>A whole shop whose role may add to journal and timeline, and neither change nor delete there, nor own a table.</summary>
public class RestrictedShopTests : ShopContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await RestrictedShop.CreateAsync();

    private protected override Task<ShopHost> StartAsync() => ShopHost.StartAsync(Setup, register: x => x.AddSagaStateMachine<PickupMachine, Pickup>().JournalRepository());

    [Fact]
    public async Task A_saga_runs_to_its_end_with_its_consumers_and_timers_and_what_an_earlier_life_left_is_delivered()
    {
        var (order, pickup) = (Guid.CreateVersion7(), Guid.NewGuid());
        await Shop.SendAsync("order", new PlaceOrder(order));
        await Shop.SendAsync("pickup", new AwaitPickup(pickup, RemindAfterMs: 1));

        await Shop.OrderAsync(order, saga => saga.State == "Shipped");
        await Shop.FindAsync<Pickup>(pickup, saga => saga.Reminders == 1);
        await Shop.DeliveredAsync();

        await Shop.DisposeAsync();
        await AgainAsync(StartAsync());
        (await Shop.ReadAsync(db => db.Set<JournalNode>().Select(node => node.Id).ToListAsync())).ShouldBe([Shop.Life]);
    }

    [Fact]
    public async Task Partitions_are_made_and_dropped_by_the_role_within_the_owner_s_limits()
    {
        var store = Shop.Services.GetRequiredService<JournalRuntime>().Store;
        await using var connection = await OpenAsync();
        var now = DateTimeOffset.UtcNow;
        await store.CreatePartitionsAsync(connection, now.AddDays(-60), CancellationToken.None);
        (await CountAsync(Partition(now.AddDays(-60)))).ShouldBe(1);

        // Asked as if it were half a year later: what is younger than the owner's retention stays.
        await store.ForgetAsync(connection, now.AddDays(180), CancellationToken.None);

        (await CountAsync(Partition(now.AddDays(-60)))).ShouldBe(0);
        (await CountAsync(Partition(now.AddDays(-31)))).ShouldBe(0);
        (await CountAsync(Partition(now.AddDays(-29)))).ShouldBe(1);
        (await CountAsync(Partition(now))).ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_is_not_delivered_is_forgotten_for_nobody()
    {
        var (life, before) = (Guid.NewGuid(), DateTime.UtcNow.AddDays(-20));
        await Shop.ReadAsync(async db =>
        {
            db.Add(new JournalNode { Id = life, Epoch = 2, Heartbeat = before, Cursor = 4, Host = "burnt" });
            db.AddRange(Row(life, 4, DateTime.UtcNow.AddDays(-40)), Row(life, 5, DateTime.UtcNow.AddDays(-40)), Row(life, 3, before));
            return await db.SaveChangesAsync();
        });
        await using var connection = await OpenAsync();

        await using var command = new NpgsqlCommand("SELECT journal_forget_foreign('infinity')", connection);
        await command.ExecuteScalarAsync();

        (await Shop.ReadAsync(db => db.Set<JournalRow>().Where(row => row.NodeId == life).Select(row => row.NodeSeq).Order().ToListAsync())).ShouldBe([3, 5]);
    }

    private static string Partition(DateTimeOffset day) => $"SELECT count(*) FROM pg_class WHERE relname = 'journal_{day.UtcDateTime:yyyyMMdd}'";

    private static JournalRow Row(Guid life, long number, DateTime at) => new()
    {
        ConsumerId = Guid.NewGuid(),
        MessageId = MessageIds.Foreign($"{life}", $"{number}"),
        Tenant = "default",
        NodeId = life,
        NodeSeq = number,
        At = at,
    };

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(((RestrictedShop)Setup).Roles.Service);
        await connection.OpenAsync();
        return connection;
    }
}
