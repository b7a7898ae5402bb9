using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Tests.Timeline;

/// <summary>All timelines, read forward by somebody who remembers only where he was.</summary>
public abstract class HistoryReaderContract : ShopContract
{
    private protected IHistoryReader Reader => Shop.Services.GetRequiredService<IHistoryReader>();

    [Fact]
    public async Task Pages_give_every_event_once_each_saga_s_in_the_order_of_its_versions()
    {
        Guid[] orders = [Guid.CreateVersion7(), Guid.NewGuid(), Guid.CreateVersion7()];
        foreach (var order in orders)
            await Shop.SendAsync("order", new PlaceOrder(order));
        foreach (var order in orders)
            await Shop.OrderAsync(order, saga => saga.State == "Shipped");

        var events = await ReadAllAsync(pageSize: 2);

        events.Count.ShouldBe(2 * orders.Length);
        foreach (var order in orders)
            events.Where(one => one.SagaId == order).Select(one => (one.Version, one.ToState)).ShouldBe([(1, "Placed"), (2, "Shipped")]);
    }

    [Fact]
    public async Task At_the_end_the_place_stays_and_what_comes_later_is_read_from_it()
    {
        (await Reader.ReadAsync(null, 10, CancellationToken.None)).ShouldBe(new HistoryPage([], null), "nothing was read, so there is no place");
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ShippedAsync(first);
        var page = await PageAsync(null, 2);
        (await Reader.ReadAsync(page.Next, 10, CancellationToken.None)).Next.ShouldBe(page.Next);

        await ShippedAsync(second);

        (await PageAsync(page.Next, 2)).Events.Select(one => one.SagaId).ShouldBe([second, second]);
    }

    [Fact]
    public async Task A_place_that_is_none_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(() => Reader.ReadAsync("tomorrow", 10, CancellationToken.None))).Message
            .ShouldStartWith("'tomorrow' is no place in the history of this database. Give back what HistoryPage.Next was, or null to begin again.");

    private protected async Task ShippedAsync(Guid order)
    {
        await Shop.SendAsync("order", new PlaceOrder(order));
        await Shop.OrderAsync(order, saga => saga.State == "Shipped");
    }

    /// <summary>A page of so many events; on a server that others use an open transaction of theirs may hold it back for a moment.</summary>
    private protected async Task<HistoryPage> PageAsync(string? after, int count)
    {
        HistoryPage page = null!;
        await Shop.EventuallyAsync("the events", async _ => (page = await Reader.ReadAsync(after, 100, CancellationToken.None)).Events.Count >= count);
        return page;
    }

    private async Task<List<HistoryRow>> ReadAllAsync(int pageSize)
    {
        await PageAsync(null, 6);
        var events = new List<HistoryRow>();
        for (var page = await Reader.ReadAsync(null, pageSize, CancellationToken.None); page.Events.Count > 0; page = await Reader.ReadAsync(page.Next, pageSize, CancellationToken.None))
        {
            page.Events.Count.ShouldBeLessThanOrEqualTo(pageSize);
            events.AddRange(page.Events);
        }

        return events;
    }
}
