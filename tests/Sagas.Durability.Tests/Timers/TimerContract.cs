using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Timeline;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Tests.Timers;

/// <summary>What timers promise, whatever the database and the transport under them. MassTransit's own scheduling API sets them.</summary>
public abstract class TimerContract : ShopContract
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task A_timer_of_a_saga_fires_once_and_not_before_it_is_due()
    {
        var id = NewId();
        await Shop.SendAsync("pickup", new AwaitPickup(id, 150));
        await PickupAsync(id, pickup => pickup.Reminders == 1);
        await PassedAsync();

        (await FindAsync(id)).Reminders.ShouldBe(1);
        var fired = (await FiredAsync()).Where(row => Shop.Format.Read(row.Outgoing)[0].TypeName == nameof(PickupReminder)).ShouldHaveSingleItem();
        var dueAt = MessageIds.TimeOf(fired.MessageId).UtcDateTime;
        fired.At.ShouldBeGreaterThanOrEqualTo(dueAt);
        (fired.At - dueAt).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_timeline_tells_of_a_timer_without_its_body()
    {
        var id = NewId();
        await Shop.SendAsync("pickup", new AwaitPickup(id, 50));
        await PickupAsync(id, pickup => pickup.Reminders == 1);

        var history = await Shop.ReadAsync(db => db.Set<HistoryRow>().AsNoTracking().Where(row => row.SagaId == id).OrderBy(row => row.Version).ToListAsync());
        history.Select(row => (row.Event, row.Data is null)).ShouldBe([("AwaitPickup", false), ("PickupReminder", true)]);
    }

    [Fact]
    public async Task A_timer_says_whose_it_is_and_what_it_brings()
    {
        var id = NewId();
        await Shop.SendAsync("pickup", new AwaitPickup(id, 3_600_000));
        await PickupAsync(id, pickup => pickup.State == "Waiting");

        var timer = (await Timers.OfSagaAsync(id, CancellationToken.None)).ShouldHaveSingleItem();
        (timer.Kind, timer.Destination, timer.SagaId, timer.Tenant).ShouldBe(("PickupReminder", "pickup", id, "default"));
        timer.Token.ShouldBe((await FindAsync(id)).ReminderToken!.Value);
        timer.MessageId.ShouldBe(TimerId.Of(timer.Token, timer.DueAt));
        Shop.Format.Read(timer.Outgoing)[0].Headers[MessageHeaders.SchedulingTokenId].ShouldBe(timer.Token.ToString());
    }

    [Fact]
    public async Task An_unscheduled_timer_never_fires()
    {
        var id = NewId();
        await Shop.SendAsync("pickup", new AwaitPickup(id, 400));
        await PickupAsync(id, pickup => pickup.State == "Waiting");
        var dueAt = (await Timers.OfSagaAsync(id, CancellationToken.None))[0].DueAt;

        await Shop.SendAsync("pickup", new PickedUp(id));
        await PickupAsync(id, pickup => pickup.State == "Collected");
        (await Timers.OfSagaAsync(id, CancellationToken.None)).ShouldBeEmpty();
        await PassedAsync(dueAt);

        (await FindAsync(id)).Reminders.ShouldBe(0);
    }

    [Fact]
    public async Task A_timer_that_is_scheduled_again_replaces_the_one_before()
    {
        var id = NewId();
        await Shop.SendAsync("pickup", new AwaitPickup(id, 3_600_000));
        await PickupAsync(id, pickup => pickup.State == "Waiting");

        await Shop.SendAsync("pickup", new AwaitPickup(id, 100));
        await PickupAsync(id, pickup => pickup.Reminders == 1);

        (await Timers.OfSagaAsync(id, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_timer_that_was_under_way_when_it_was_replaced_is_known_as_stale_by_its_token()
    {
        var id = NewId();
        await Shop.SendAsync("pickup", new AwaitPickup(id, 3_600_000));
        var stale = (await PickupAsync(id, pickup => pickup.State == "Waiting")).ReminderToken!.Value;
        await Shop.SendAsync("pickup", new AwaitPickup(id, 3_600_000));
        await PickupAsync(id, pickup => pickup.ReminderToken != stale);

        await Shop.SendAsync("pickup", new PickupReminder(id), with: context => context.Headers.Set(MessageHeaders.SchedulingTokenId, stale.ToString()));

        (await PickupAsync(id, pickup => pickup.Version == 3)).Reminders.ShouldBe(0);
    }

    [Fact]
    public async Task A_moved_timer_fires_at_its_new_time()
    {
        var (early, late) = (NewId(), NewId());
        await ScheduleAsync(early, TimeSpan.FromHours(1));
        await ScheduleAsync(late, TimeSpan.FromMilliseconds(600));
        var listed = await Timers.ListAsync(new TimerListing(null, null, 10), CancellationToken.None);
        var decision = new TimerDecision("ada", "Nobody waits for it.");

        (await Timers.MoveAsync(listed[0].Token, DateTime.UtcNow.AddHours(2), decision, null, CancellationToken.None)).ShouldBe(TimerOutcome.Done);
        (await Timers.MoveAsync(listed[1].Token, DateTime.UtcNow, decision, null, CancellationToken.None)).ShouldBe(TimerOutcome.Done);

        await TookAsync(early);
        await PassedAsync(listed[0].DueAt);
        Shop.Desk.Runs(late).ShouldBe(0);
        var left = (await Timers.ListAsync(new TimerListing("default", null, 10), CancellationToken.None)).ShouldHaveSingleItem();
        (left.Token, left.Actor, left.Reason, left.MessageId).ShouldBe((listed[0].Token, "ada", "Nobody waits for it.", TimerId.Of(left.Token, left.DueAt)));
        Shop.Desk.IdsOf(early).ShouldHaveSingleItem().Version.ShouldBe(7);
    }

    [Fact]
    public async Task A_timer_that_a_person_cancels_never_fires_and_a_second_decision_finds_nothing()
    {
        var id = NewId();
        await ScheduleAsync(id, TimeSpan.FromMilliseconds(500));
        var timer = (await Timers.ListAsync(new TimerListing(null, null, 10), CancellationToken.None)).ShouldHaveSingleItem();
        var decision = new TimerDecision("ada", "No longer needed.");

        (await Timers.CancelAsync(timer.Token, decision, "acme", CancellationToken.None)).ShouldBe(TimerOutcome.NotFound);
        (await Timers.CancelAsync(timer.Token, decision, "default", CancellationToken.None)).ShouldBe(TimerOutcome.Done);
        (await Timers.CancelAsync(timer.Token, decision, null, CancellationToken.None)).ShouldBe(TimerOutcome.NotFound);
        (await Timers.MoveAsync(timer.Token, DateTime.UtcNow, decision, null, CancellationToken.None)).ShouldBe(TimerOutcome.NotFound);

        await PassedAsync(timer.DueAt);
        Shop.Desk.Runs(id).ShouldBe(0);
    }

    [Fact]
    public async Task Timers_are_listed_in_the_order_in_which_they_are_due_page_by_page()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => NewId()).ToList();
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
            await ScheduleAsync(id, TimeSpan.FromHours(9 - i));

        var first = await Timers.ListAsync(new TimerListing(null, null, 3), CancellationToken.None);
        var second = await Timers.ListAsync(new TimerListing(null, new TimerPlace(first[^1].DueAt, first[^1].Token), 3), CancellationToken.None);

        first.Concat(second).Select(timer => timer.DueAt).ShouldBeInOrder();
        first.Concat(second).Select(timer => timer.Token).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task A_timer_outlives_the_process_that_set_it()
    {
        var id = NewId();
        await Shop.SendAsync("pickup", new AwaitPickup(id, 300));
        await PickupAsync(id, pickup => pickup.State == "Waiting");
        await Shop.DisposeAsync();

        await AgainAsync(StartAsync());

        await PickupAsync(id, pickup => pickup.Reminders == 1);
    }

    [Fact]
    public async Task A_timer_that_fires_a_second_time_sends_nothing()
    {
        var id = NewId();
        await ScheduleAsync(id, TimeSpan.FromHours(1));
        var timer = (await Timers.ListAsync(new TimerListing(null, null, 10), CancellationToken.None)).ShouldHaveSingleItem();
        await Timers.CancelAsync(timer.Token, new TimerDecision("ada", "The test sets it itself."), null, CancellationToken.None);
        timer.DueAt = TimerId.Due(DateTime.UtcNow);
        timer.MessageId = TimerId.Of(timer.Token, timer.DueAt);
        timer.Outgoing = Shop.Format.Write([Shop.Format.Read(timer.Outgoing)[0] with { MessageId = timer.MessageId }])!;
        await AddAsync(timer);
        await TookAsync(id);

        await AddAsync(timer);
        await NoTimersAsync();
        await PassedAsync();

        Shop.Desk.Runs(id).ShouldBe(1);
        (await FiredAsync()).Count(row => row.MessageId == timer.MessageId).ShouldBe(1);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task Loops_that_fire_side_by_side_fire_each_timer_once()
    {
        const int timers = 120;
        using var end = new CancellationTokenSource();
        var others = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<TimerLoop>(Shop.Services).RunAsync(end.Token)).ToList();
        var ids = Enumerable.Range(0, timers).Select(_ => NewId()).ToList();
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            var scheduler = scope.ServiceProvider.GetRequiredService<IMessageScheduler>();
            foreach (var id in ids)
                await scheduler.ScheduleSend(Queue("postcard"), DateTime.UtcNow + Soon, new WritePostcard(id));
            await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
        }

        await Shop.EventuallyAsync("every postcard", _ => Task.FromResult(ids.All(id => Shop.Desk.Runs(id) > 0)));
        await PassedAsync();
        await end.CancelAsync();

        ids.Select(Shop.Desk.Runs).ShouldAllBe(runs => runs == 1);
        (await FiredAsync()).Select(row => row.MessageId).ShouldBeUnique();
        await Task.WhenAll(others).ShouldThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task What_is_scheduled_outside_a_handler_fires_if_the_scope_saves_and_never_else()
    {
        var (never, saved, published, cancelled) = (NewId(), NewId(), NewId(), NewId());
        await using (var scope = Shop.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IMessageScheduler>().ScheduleSend(Queue("postcard"), DateTime.UtcNow, new WritePostcard(never));

        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            var scheduler = scope.ServiceProvider.GetRequiredService<IMessageScheduler>();
            await scheduler.ScheduleSend(Queue("postcard"), DateTime.UtcNow + Soon, new WritePostcard(saved));
            await scheduler.SchedulePublish(DateTime.UtcNow + Soon, new WritePostcard(published));
            var unwanted = await scheduler.ScheduleSend(Queue("postcard"), DateTime.UtcNow + Soon, new WritePostcard(cancelled));
            await scheduler.CancelScheduledSend(Queue("postcard"), unwanted.TokenId);
            await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
        }

        await TookAsync(saved);
        await TookAsync(published);
        await PassedAsync();
        (Shop.Desk.Runs(never), Shop.Desk.Runs(saved), Shop.Desk.Runs(published), Shop.Desk.Runs(cancelled)).ShouldBe((0, 1, 1, 0));
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task What_is_scheduled_in_a_transaction_that_is_rolled_back_never_fires()
    {
        var (never, saved) = (NewId(), NewId());
        foreach (var (id, commits) in new[] { (never, false), (saved, true) })
        {
            await using var scope = Shop.Services.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
            await using var transaction = await database.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<IMessageScheduler>().ScheduleSend(Queue("postcard"), DateTime.UtcNow, new WritePostcard(id));
            await database.SaveChangesAsync();
            if (commits)
                await transaction.CommitAsync();
            else
                await transaction.RollbackAsync();
        }

        await TookAsync(saved);
        await PassedAsync();
        Shop.Desk.Runs(never).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_its_handler_asks_for_again_comes_under_an_id_of_its_own()
    {
        var (id, messageId) = (NewId(), MessageIds.New(TimeProvider.System));
        await Shop.SendAsync("ask-again", new AskAgain(id), messageId);

        await Shop.EventuallyAsync("the second run", _ => Task.FromResult(Shop.Desk.Runs(id) == 2));
        await PassedAsync();

        Shop.Desk.Runs(id).ShouldBe(2);
        Shop.Desk.IdsOf(id)[0].ShouldBe(messageId);
        Shop.Desk.IdsOf(id)[1].ShouldNotBe(messageId);
        Shop.Desk.IdsOf(id)[1].Version.ShouldBe(7);
        var sent = (await FiredAsync()).Select(row => Shop.Format.Read(row.Outgoing)[0]).Single(message => message.TypeName == nameof(AskAgain));
        sent.Headers["cause"].ShouldBe(messageId.ToString());
        sent.Headers.ShouldNotContainKey(MessageHeaders.SchedulingTokenId);
        await Shop.DeliveredAsync();
    }

    private static Guid NewId() => Guid.CreateVersion7();

    private ITimers Timers => Shop.Services.GetRequiredService<ITimers>();

    private protected override Task<ShopHost> StartAsync() => ShopHost.StartAsync(Setup, register: x =>
    {
        x.AddSagaStateMachine<PickupMachine, Pickup>().JournalRepository();
        x.AddConsumers(typeof(PostcardConsumer), typeof(AskAgainConsumer));
    });

    private static Uri Queue(string name) => new($"queue:{name}");

    private async Task ScheduleAsync(Guid id, TimeSpan after)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageScheduler>().ScheduleSend(Queue("postcard"), DateTime.UtcNow + after, new WritePostcard(id));
        await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
    }

    private Task TookAsync(Guid id) => Shop.EventuallyAsync("the postcard", _ => Task.FromResult(Shop.Desk.Runs(id) > 0));

    private Task NoTimersAsync() => Shop.EventuallyAsync("the last timer", async db => !await db.Set<TimerRow>().AnyAsync());

    /// <summary>A timer that was due after all of interest has been taken, so that those have been looked at too.</summary>
    private async Task PassedAsync(DateTime? after = null)
    {
        var marker = NewId();
        var left = after - DateTime.UtcNow ?? TimeSpan.Zero;
        await ScheduleAsync(marker, (left > TimeSpan.Zero ? left : TimeSpan.Zero) + TimeSpan.FromMilliseconds(50));
        await TookAsync(marker);
    }

    private Task<int> AddAsync(TimerRow timer) => Shop.ReadAsync(db =>
    {
        db.Add(timer);
        return db.SaveChangesAsync();
    });

    private Task<List<JournalRow>> FiredAsync() =>
        Shop.ReadAsync(db => db.Set<JournalRow>().AsNoTracking().Where(row => row.ConsumerId == ConsumerKey.Timer.Id).ToListAsync());

    private Task<Pickup> FindAsync(Guid id) => Shop.ReadAsync(db => db.Set<Pickup>().AsNoTracking().SingleAsync(pickup => pickup.CorrelationId == id));

    private Task<Pickup> PickupAsync(Guid id, Func<Pickup, bool> until) => Sagas.Testing.Eventually.GetAsync(
        $"pickup {id}",
        TimeSpan.FromSeconds(30),
        () => Shop.ReadAsync(async db => await db.Set<Pickup>().AsNoTracking().SingleOrDefaultAsync(p => p.CorrelationId == id) is { } pickup && until(pickup) ? pickup : null));
}
