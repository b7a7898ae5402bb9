using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Faults;
using Sagas.Durability.Journal;
using Sagas.Durability.Stores;
using Sagas.Durability.Tests.Shop;
using Sagas.Testing;

namespace Sagas.Durability.Tests.Stores;

/// <summary>Connections that are kept break while nobody uses them, as in every restart of PostgreSQL, and the keep-alive finds out before the next message does.</summary>
public class LostConnectionTests : ShopContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await LargeShop.CreateAsync();

    [Fact]
    public async Task A_session_whose_connection_broke_while_nobody_used_it_is_replaced()
    {
        await using var slot = new SessionSlot(Shop.Services.GetRequiredService<JournalRuntime>());
        var first = await slot.UseAsync(Task.FromResult);

        await BreakAllAsync();
        await Eventually.TrueAsync("the keep-alive's finding", TimeSpan.FromSeconds(30), () => Task.FromResult(!first.IsOpen));

        (await slot.UseAsync(session => Task.FromResult(session.IsOpen))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_connection_that_is_lost_in_use_is_the_surroundings_failure_whatever_the_driver_says()
    {
        var store = Shop.Services.GetRequiredService<JournalRuntime>().Store;
        await using var slot = new SessionSlot(Shop.Services.GetRequiredService<JournalRuntime>());

        var lost = await Should.ThrowAsync<ConnectionLostException>(() => slot.UseAsync(async session =>
        {
            await BreakAllAsync();
            await Eventually.TrueAsync("the keep-alive's finding", TimeSpan.FromSeconds(30), () => Task.FromResult(!session.IsOpen));
            await session.LoadAsync([], CancellationToken.None);
        }));

        store.Classify(lost).ShouldBe(FailureClass.Surroundings);
    }

    [Fact]
    public async Task Messages_after_a_break_are_handled_and_none_is_set_aside()
    {
        await ShippedAsync(); // Its connections are there.
        await using var witness = new SessionSlot(Shop.Services.GetRequiredService<JournalRuntime>());
        var session = await witness.UseAsync(Task.FromResult);
        await BreakAllAsync();
        await Eventually.TrueAsync("the keep-alive's finding", TimeSpan.FromSeconds(30), () => Task.FromResult(!session.IsOpen));

        await ShippedAsync();

        (await Shop.ReadAsync(database => database.Set<FaultRow>().CountAsync())).ShouldBe(0);
    }

    private async Task ShippedAsync()
    {
        var order = Guid.CreateVersion7();
        await Shop.SendAsync("order", new PlaceOrder(order));
        await Shop.OrderAsync(order, placed => placed.State == "Shipped");
    }

    private Task<int> BreakAllAsync() => Shop.ReadAsync(database =>
        database.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
}
