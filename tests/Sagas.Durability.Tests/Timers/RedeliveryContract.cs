using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Tests.Timers;

/// <summary>What MassTransit's <c>UseScheduledRedelivery</c> means under the journal, on the endpoint and on a consumer.</summary>
public abstract class RedeliveryContract : IAsyncLifetime
{
    private const int RunsADelivery = 4;
    private ShopSetup _setup = null!;
    private ShopHost? _shop;

    public enum Place
    {
        Endpoint,
        Consumer,
    }

    protected abstract Task<ShopSetup> SetUpAsync();

    public async ValueTask InitializeAsync() => _setup = await SetUpAsync();

    public async ValueTask DisposeAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
        await _setup.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory, InlineData(Place.Endpoint), InlineData(Place.Consumer)]
    public async Task A_message_that_failed_comes_again_under_its_own_id_and_leaves_nothing_of_the_runs_before(Place place)
    {
        var shop = await StartAsync(place, TimeSpan.FromMilliseconds(100));
        shop.Desk.FailuresBeforeHandingOver = RunsADelivery;
        var (id, messageId) = (Guid.CreateVersion7(), MessageIds.New(TimeProvider.System));

        await shop.SendAsync("hand-over", new HandOver(id), messageId);

        (await shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(id);
        await shop.DeliveredAsync();
        shop.Desk.IdsOf(id).ShouldBe(Enumerable.Repeat(messageId, RunsADelivery + 1));
        (await shop.ReadAsync(db => db.Set<Parcel>().CountAsync(parcel => parcel.OrderId == id))).ShouldBe(1);
        (await shop.ReadAsync(db => db.Set<FaultRow>().AnyAsync())).ShouldBeFalse();
        (await RowsAsync(shop, messageId)).ShouldBe([Key(HandOverKey), Key(HandOverKey.Redelivery(0))], ignoreOrder: true);
    }

    [Theory, InlineData(Place.Endpoint), InlineData(Place.Consumer)]
    public async Task A_message_that_fails_each_time_is_set_aside_once(Place place)
    {
        var shop = await StartAsync(place, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50));
        shop.Desk.FailuresBeforeHandingOver = int.MaxValue;
        var (id, messageId) = (Guid.CreateVersion7(), MessageIds.New(TimeProvider.System));

        await shop.SendAsync("hand-over", new HandOver(id), messageId);

        await shop.EventuallyAsync("the fault", db => db.Set<FaultRow>().AnyAsync());
        await shop.DeliveredAsync();
        shop.Desk.Runs(id).ShouldBe(3 * RunsADelivery);
        var fault = await shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync());
        (fault.MessageId, fault.Error, fault.Attempts).ShouldBe((messageId, "Nobody is at the door.", RunsADelivery));
        (await RowsAsync(shop, messageId)).ShouldBe([Key(HandOverKey.Error), Key(HandOverKey.Redelivery(0)), Key(HandOverKey.Redelivery(1))], ignoreOrder: true);
        (await shop.ReadAsync(db => db.Set<TimerRow>().AnyAsync())).ShouldBeFalse();
    }

    [Theory, InlineData(Place.Endpoint), InlineData(Place.Consumer)]
    public async Task A_redelivery_after_the_id_is_forgotten_is_refused_and_the_message_set_aside(Place place)
    {
        var shop = await StartAsync(place, TimeSpan.FromDays(31));
        shop.Desk.FailuresBeforeHandingOver = int.MaxValue;

        await shop.SendAsync("hand-over", new HandOver(Guid.CreateVersion7()));

        await shop.EventuallyAsync("the fault", db => db.Set<FaultRow>().AnyAsync());
        (await shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync())).Error.ShouldBe(
            "The message would come again 31 days after its id was made, and ids are told apart for 30. Redeliver sooner, or tell ids apart for longer.");
        (await shop.ReadAsync(db => db.Set<TimerRow>().AnyAsync())).ShouldBeFalse();
    }

    private static ConsumerKey HandOverKey { get; } = new("hand-over", typeof(HandOverConsumer).FullName!, typeof(HandOver).FullName!);

    private static Guid Key(ConsumerKey consumer) => consumer.Id;

    private async Task<ShopHost> StartAsync(Place place, params TimeSpan[] intervals)
    {
        _shop = place == Place.Endpoint
            ? await ShopHost.StartAsync(_setup, endpoint => endpoint.UseScheduledRedelivery(r => r.Intervals(intervals)), register: x => x.AddConsumer<HandOverConsumer>())
            : await ShopHost.StartAsync(_setup, register: x => x.AddConsumer<HandOverConsumer>((_, consumer) => consumer.UseScheduledRedelivery(r => r.Intervals(intervals))));
        return _shop;
    }

    private static Task<List<Guid>> RowsAsync(ShopHost shop, Guid messageId) =>
        shop.ReadAsync(db => db.Set<JournalRow>().Where(row => row.MessageId == messageId).Select(row => row.ConsumerId).ToListAsync());
}
