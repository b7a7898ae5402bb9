using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Faults;
using Sagas.Durability.Tests.Shop;
using Sagas.Testing;

namespace Sagas.Durability.Tests.Delivery;

/// <summary>A delivery is over when its connection is, also in the midst of its commit. The number drawn for it is settled all the same, or the cursor would stand for the rest of the life.</summary>
public sealed class LostInCommitTests : BrokerLineContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_brokers_connection_is_lost_while_a_handlers_transaction_commits(bool andTheDatabases)
    {
        var order = Guid.CreateVersion7();
        await SlowCommitsAsync();
        await Shop.SendAsync("ship-order", new ShipOrder(order));
        await Eventually.TrueAsync("the commit under way", Patience, async () => await CommitsUnderWayAsync() == 1);

        Line.Cut();
        if (andTheDatabases)
            await BreakCommitsAsync();

        await Shop.EventuallyAsync("the parcel", db => db.Set<Parcel>().AnyAsync());
        await Eventually.TrueAsync("the redelivery's end", Patience, async () => await CommitsUnderWayAsync() == 0);
        await Shop.DeliveredAsync();
        (await Shop.ReadAsync(db => db.Set<Parcel>().CountAsync())).ShouldBe(1);
        (await Shop.ReadAsync(db => db.Set<FaultRow>().CountAsync())).ShouldBe(0);
    }

    private Task<int> SlowCommitsAsync() => Shop.ReadAsync(db => db.Database.ExecuteSqlAsync($"""
        CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(2); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER slowly AFTER INSERT ON "Parcel" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slowly();
        """));

    private Task<int> CommitsUnderWayAsync() =>
        Shop.ReadAsync(db => db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'""").SingleAsync());

    private Task<int> BreakCommitsAsync() => Shop.ReadAsync(db => db.Database.ExecuteSqlAsync(
        $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"));
}
