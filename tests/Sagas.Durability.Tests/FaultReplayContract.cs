using System.Text;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;

namespace Sagas.Durability.Tests;

/// <summary>What a person's decision about a message that was set aside does, whatever the database and the transport under it.</summary>
public abstract class FaultReplayContract : ShopContract
{
    private const string Queue = "check-parcel";
    private const string Scale = nameof(ScaleConsumer);
    private const string Label = nameof(LabelConsumer);
    private static readonly FaultDecision Decision = new("olga", "The scale is repaired.");

    [Fact]
    public async Task A_replay_runs_the_message_under_a_new_id_and_takes_the_first_one_as_well()
    {
        var (order, first) = await SetAsideAsync(Scale);
        var fault = await FaultAsync(first);

        var replayed = (await ReplayAsync(fault)).ShouldBeOfType<FaultOutcome.Replayed>();
        await CheckedAsync(Scale, order);

        var rows = await Shop.ReadAsync(db => db.Set<JournalRow>().Where(row => row.ConsumerId == KeyOf(typeof(ScaleConsumer)).Id).ToListAsync());
        rows.ShouldContain(row => row.MessageId == first && row.Outgoing == null);
        rows.ShouldContain(row => row.MessageId == replayed.MessageId && row.Outgoing != null);
        replayed.MessageId.Version.ShouldBe(7);
        var after = await Shop.ReadAsync(db => db.Set<FaultRow>().AsNoTracking().SingleAsync(f => f.Id == fault));
        (after.State, after.Actor, after.Reason, after.ReplayedAs).ShouldBe((FaultState.Replayed, "olga", "The scale is repaired.", replayed.MessageId));
        after.DecidedAt.ShouldNotBeNull().Kind.ShouldBe(DateTimeKind.Utc);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task A_late_delivery_of_the_first_message_is_a_duplicate_of_its_replay()
    {
        var (order, first) = await SetAsideAsync(Scale);
        await ReplayAsync(await FaultAsync(first));
        await CheckedAsync(Scale, order);

        await Shop.SendAsync(Queue, new CheckParcel(order), first);
        await PassedAsync();

        Shop.Desk.Checks(Scale, order).ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_of_a_message_that_ran_after_all_is_a_duplicate()
    {
        var (order, first) = await SetAsideAsync(Scale);
        await Shop.SendAsync(Queue, new CheckParcel(order), first);
        await CheckedAsync(Scale, order);

        await ReplayAsync(await FaultAsync(first));
        await Shop.DeliveredAsync();
        await PassedAsync();

        Shop.Desk.Checks(Scale, order).ShouldBe(1);
    }

    [Fact]
    public async Task A_consumer_that_took_the_first_message_does_not_take_its_replay()
    {
        var (order, first) = await SetAsideAsync(Scale);
        await CheckedAsync(Label, order);

        await ReplayAsync(await FaultAsync(first));
        await CheckedAsync(Scale, order);
        await PassedAsync();

        Shop.Desk.Checks(Label, order).ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_reaches_the_one_consumer_whose_fault_it_is()
    {
        var (order, first) = await SetAsideAsync(Scale, Label);

        await ReplayAsync(await FaultAsync(first, Scale));
        await CheckedAsync(Scale, order);
        await PassedAsync();
        Shop.Desk.Checks(Label, order).ShouldBe(0);

        await ReplayAsync(await FaultAsync(first, Label));
        await CheckedAsync(Label, order);
        await PassedAsync();
        Shop.Desk.Checks(Scale, order).ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_at_once_replay_once()
    {
        var (order, first) = await SetAsideAsync(Scale);
        var fault = await FaultAsync(first);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ReplayAsync(fault)));
        await CheckedAsync(Scale, order);
        await Shop.DeliveredAsync();
        await PassedAsync();

        outcomes.OfType<FaultOutcome.Replayed>().Count().ShouldBe(1);
        outcomes.OfType<FaultOutcome.NotOpen>().Select(outcome => outcome.State).ShouldBe(Enumerable.Repeat(FaultState.Replayed, 5));
        Shop.Desk.Checks(Scale, order).ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_that_fails_again_is_a_new_fault_and_all_of_them_are_one_message()
    {
        var (order, first) = await SetAsideAsync(Scale);
        Shop.Desk.BrokenChecks[Scale] = true;
        var second = (await ReplayAsync(await FaultAsync(first))).ShouldBeOfType<FaultOutcome.Replayed>().MessageId;
        var again = await FaultAsync(second);
        (await Shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync(f => f.Id == again))).Replays.ShouldBe(first);
        Shop.Desk.BrokenChecks.Clear();

        await ReplayAsync(again);
        await CheckedAsync(Scale, order);
        await Shop.SendAsync(Queue, new CheckParcel(order), first);
        await PassedAsync();

        Shop.Desk.Checks(Scale, order).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_replayed_message_s_handler_sends_is_no_replay()
    {
        var (order, first) = await SetAsideAsync(Scale);
        var replayed = (await ReplayAsync(await FaultAsync(first))).ShouldBeOfType<FaultOutcome.Replayed>();
        await CheckedAsync(Scale, order);

        // The marker that passed behind it is returned too, in either order.
        Guid[] returned = [await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30)), await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))];
        returned.ShouldContain(order);
        var row = await Shop.ReadAsync(db => db.Set<JournalRow>().SingleAsync(r => r.ConsumerId == KeyOf(typeof(ScaleConsumer)).Id && r.MessageId == replayed.MessageId));
        var sent = Shop.Format.Read(row.Outgoing).ShouldHaveSingleItem();
        sent.Headers.Keys.ShouldNotContain(name => ReplayHeaders.Has(name));
        sent.Headers["cause"].ShouldBe(replayed.MessageId.ToString());
    }

    [Fact]
    public async Task A_replay_whose_process_died_after_the_commit_is_delivered_by_the_next()
    {
        var (order, first) = await SetAsideAsync(Scale);
        var fault = await FaultAsync(first);
        await Shop.DeliveredAsync();
        var runtime = Shop.Services.GetRequiredService<JournalRuntime>();
        var delivery = runtime.Delivery;
        runtime.Delivery = new DeadDelivery();
        await ReplayAsync(fault);
        runtime.Delivery = delivery;
        await Shop.DisposeAsync();

        await AgainAsync(ShopHost.StartAsync(Setup));

        await CheckedAsync(Scale, order);
        await PassedAsync();
        Shop.Desk.Checks(Scale, order).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_could_not_be_read_goes_back_as_the_bytes_that_came_and_is_taken_by_a_build_that_reads_it()
    {
        var (order, first) = (Guid.CreateVersion7(), MessageIds.New(TimeProvider.System));
        var body = Encoding.UTF8.GetBytes($$"""{ "orderId": "{{order}}" }""");
        await Shop.SendBytesAsync(Queue, "application/x-parcel", body, first);
        var unread = await FaultAsync(first);

        var second = (await ReplayAsync(unread)).ShouldBeOfType<FaultOutcome.Replayed>().MessageId;

        var again = await Shop.ReadAsync(async db =>
        {
            await Shop.EventuallyAsync("the second fault", other => other.Set<FaultRow>().AnyAsync(f => f.MessageId == second));
            return await db.Set<FaultRow>().SingleAsync(f => f.MessageId == second);
        });
        (again.Type, again.ContentType, again.Replays).ShouldBe(("", "application/x-parcel", first));
        again.Body.ShouldBe(body);
        await Shop.DeliveredAsync();
        await Shop.DisposeAsync();

        await AgainAsync(ShopHost.StartAsync(Setup, endpoint => endpoint.UseRawJsonDeserializer(RawSerializerOptions.All, isDefault: true)));
        await ReplayAsync(again.Id);

        await CheckedAsync(Scale, order);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task A_saga_s_message_that_was_refused_for_its_age_runs_anyway_when_a_person_replays_it()
    {
        var order = Guid.CreateVersion7();
        await Shop.SendAsync("order", new PlaceOrder(order));
        await Shop.OrderAsync(order, o => o.State == "Shipped");
        await Shop.SendAsync("order", new AddLine(order, 1), Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddDays(-40)));
        await Shop.EventuallyAsync("the fault", db => db.Set<FaultRow>().AnyAsync(f => f.Cause == "message_id"));
        var fault = await Shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync(f => f.Cause == "message_id"));

        var replayed = (await ReplayAsync(fault.Id)).ShouldBeOfType<FaultOutcome.Replayed>();

        (await Shop.OrderAsync(order, o => o.Lines == 1)).Version.ShouldBe(3);
        var rows = await Shop.ReadAsync(db => db.Set<JournalRow>().Where(row => row.MessageId == fault.MessageId || row.MessageId == replayed.MessageId).ToListAsync());
        rows.GroupBy(row => row.ConsumerId).ShouldContain(rowsOfOne => rowsOfOne.Count() == 2);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task A_discarded_fault_stays_listed_with_who_and_why_and_is_not_replayed()
    {
        var (order, first) = await SetAsideAsync(Scale);
        var fault = await FaultAsync(first);

        (await Faults.DiscardAsync(fault, new FaultDecision("olga", "A test parcel."), CancellationToken.None)).ShouldBeOfType<FaultOutcome.Discarded>();
        (await Faults.DiscardAsync(fault, Decision, CancellationToken.None)).ShouldBe(new FaultOutcome.NotOpen(FaultState.Discarded));
        (await ReplayAsync(fault)).ShouldBe(new FaultOutcome.NotOpen(FaultState.Discarded));
        await Shop.DeliveredAsync();
        await PassedAsync();

        Shop.Desk.Checks(Scale, order).ShouldBe(0);
        var row = await Shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync(f => f.Id == fault));
        (row.State, row.Actor, row.Reason, row.ReplayedAs).ShouldBe((FaultState.Discarded, "olga", "A test parcel.", null));
    }

    [Fact]
    public async Task A_fault_that_nobody_has_is_not_found()
    {
        (await ReplayAsync(Guid.CreateVersion7())).ShouldBe(new FaultOutcome.NotFound());
        (await Faults.DiscardAsync(Guid.CreateVersion7(), Decision, CancellationToken.None)).ShouldBe(new FaultOutcome.NotFound());
    }

    private IFaults Faults => Shop.Services.GetRequiredService<IFaults>();

    private Task<FaultOutcome> ReplayAsync(Guid fault) => Faults.ReplayAsync(fault, Decision, CancellationToken.None);

    private static ConsumerKey KeyOf(Type consumer) => new(Queue, consumer.FullName!, typeof(CheckParcel).FullName!);

    /// <summary>A parcel whose check failed for good with these consumers; they work again afterwards.</summary>
    private async Task<(Guid Order, Guid MessageId)> SetAsideAsync(params string[] consumers)
    {
        var (order, messageId) = (Guid.CreateVersion7(), MessageIds.New(TimeProvider.System));
        foreach (var consumer in consumers)
            Shop.Desk.BrokenChecks[consumer] = true;
        await Shop.SendAsync(Queue, new CheckParcel(order), messageId);
        await Shop.EventuallyAsync("the faults", async db => await db.Set<FaultRow>().CountAsync(f => f.MessageId == messageId) == consumers.Length);
        Shop.Desk.BrokenChecks.Clear();
        return (order, messageId);
    }

    private async Task<Guid> FaultAsync(Guid messageId, string consumer = "")
    {
        await Shop.EventuallyAsync("the fault", db => db.Set<FaultRow>().AnyAsync(f => f.MessageId == messageId && f.Consumer.EndsWith(consumer)));
        return await Shop.ReadAsync(db => db.Set<FaultRow>().Where(f => f.MessageId == messageId && f.Consumer.EndsWith(consumer)).Select(f => f.Id).SingleAsync());
    }

    /// <summary>The consumer has checked the parcel and that is committed.</summary>
    private async Task CheckedAsync(string consumer, Guid order)
    {
        await Shop.EventuallyAsync($"the check by {consumer}", _ => Task.FromResult(Shop.Desk.Checks(consumer, order) == 1));
        await PassedAsync();
    }

    /// <summary>A message sent after another to the same queue was taken, so that the other has been looked at too.</summary>
    private async Task PassedAsync()
    {
        var marker = Guid.CreateVersion7();
        var messageId = MessageIds.New(TimeProvider.System);
        await Shop.SendAsync(Queue, new CheckParcel(marker), messageId);
        await Shop.EventuallyAsync("what came after", async db => await db.Set<JournalRow>().CountAsync(row => row.MessageId == messageId) == 2);
        await Shop.DeliveredAsync();
    }
}
