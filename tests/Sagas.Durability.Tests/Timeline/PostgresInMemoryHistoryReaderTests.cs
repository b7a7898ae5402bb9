using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Tests.Timeline;

public class PostgresInMemoryHistoryReaderTests : HistoryReaderContract
{
    protected override async Task<ShopSetup> SetUpAsync() => await PostgresInMemoryShop.CreateAsync();

    [Fact]
    public async Task An_event_whose_transaction_began_earlier_and_commits_later_is_not_skipped()
    {
        var (early, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var scope = Shop.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        await using var transaction = await database.Database.BeginTransactionAsync();
        database.Add(Event(early));
        await database.SaveChangesAsync();
        await ShippedAsync(late);

        // The later ones are committed and held back: a reader who took them would pass the one that is still open.
        var before = await Reader.ReadAsync(null, 10, CancellationToken.None);
        await transaction.CommitAsync();

        before.Events.ShouldBeEmpty();
        (await PageAsync(before.Next, 3)).Events.Select(one => one.SagaId).ShouldBe([early, late, late]);
    }

    private static HistoryRow Event(Guid saga) => new()
    {
        SagaMonth = SagaMonths.Of(saga),
        SagaId = saga,
        Version = 1,
        Tenant = "default",
        At = DateTime.UtcNow,
        Event = "PlaceOrder",
        MessageId = Guid.CreateVersion7(),
        ToState = "Placed",
    };
}
