using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Delivery;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Undelivered;

namespace Sagas.Durability.Tests.Undelivered;

/// <summary>What becomes of a committed send that nobody can get, whatever the database and the transport under it.</summary>
public abstract class UndeliveredContract : ShopContract
{
    private protected static readonly FaultDecision Decision = new("olga", "The queue is back.");

    /// <summary>How often a send is tried before it is set aside.</summary>
    protected abstract int Attempts { get; }

    private protected override Task<ShopHost> StartAsync() => StartAsync(hasNotes: false);

    [Fact]
    public async Task A_command_to_no_queue_is_set_aside_and_what_was_sent_with_it_arrives()
    {
        var (order, cause) = (Guid.CreateVersion7(), MessageIds.New(TimeProvider.System));

        await Shop.SendAsync("forward", new Forward(order, ["queue:nowhere", "queue:ship-order"]), cause, context => context.Headers.Set("tenant", "north"));

        var row = await SetAsideAsync(order);
        (row.Type, row.Destination, row.Cause, row.Attempts, row.State).ShouldBe((nameof(ForwardedNote), "nowhere", "unroutable", Attempts, UndeliveredState.Open));
        (row.Consumer, row.CauseId, row.Tenant).ShouldBe((typeof(ForwardConsumer).FullName, cause, "north"));
        (row.Actor, row.Reason, row.DecidedAt).ShouldBe((null, null, null));
        Shop.Format.Read(row.Outgoing).ShouldHaveSingleItem().MessageId.ShouldBe(row.MessageId);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task Sent_again_when_somebody_takes_it_it_arrives_under_its_own_id()
    {
        var order = Guid.CreateVersion7();
        await Shop.SendAsync("forward", new Forward(order, ["queue:forwarded-note"]));
        var row = await SetAsideAsync(order);
        await Shop.DeliveredAsync();
        await Shop.DisposeAsync();
        await AgainAsync(StartAsync(hasNotes: true));

        (await SendAsync(row.Id)).ShouldBe(new FaultOutcome.Replayed(row.MessageId));

        await Shop.EventuallyAsync("the note", _ => Task.FromResult(Shop.Desk.Runs(order) > 0));
        Shop.Desk.IdsOf(order).ShouldBe([row.MessageId]);
        var after = await RowAsync(row.Id);
        (after.State, after.Actor, after.Reason).ShouldBe((UndeliveredState.Sent, "olga", "The queue is back."));
        after.DecidedAt.ShouldNotBeNull().Kind.ShouldBe(DateTimeKind.Utc);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task One_that_is_refused_again_is_another_row_and_of_several_people_one_sends()
    {
        var order = Guid.CreateVersion7();
        await Shop.SendAsync("forward", new Forward(order, ["queue:nowhere"]));
        var row = await SetAsideAsync(order);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(row.Id)));

        outcomes.OfType<FaultOutcome.Replayed>().Count().ShouldBe(1);
        outcomes.OfType<FaultOutcome.NotOpen>().Select(outcome => outcome.State).ShouldBe(Enumerable.Repeat(UndeliveredState.Sent, 4));
        await Shop.EventuallyAsync("the second refusal", async db => await db.Set<UndeliveredRow>().CountAsync(r => r.MessageId == row.MessageId) == 2);
        (await Shop.ReadAsync(db => db.Set<UndeliveredRow>().SingleAsync(r => r.MessageId == row.MessageId && r.Id != row.Id))).State.ShouldBe(UndeliveredState.Open);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task A_discarded_send_stays_listed_with_who_and_why_and_is_not_sent()
    {
        var order = Guid.CreateVersion7();
        await Shop.SendAsync("forward", new Forward(order, ["queue:nowhere"]));
        var row = await SetAsideAsync(order);

        (await Undelivered.DiscardAsync(row.Id, Decision, CancellationToken.None)).ShouldBeOfType<FaultOutcome.Discarded>();

        (await SendAsync(row.Id)).ShouldBe(new FaultOutcome.NotOpen(UndeliveredState.Discarded));
        var after = await RowAsync(row.Id);
        (after.State, after.Actor, after.Reason).ShouldBe((UndeliveredState.Discarded, "olga", "The queue is back."));
    }

    [Fact]
    public async Task A_send_that_nobody_has_is_not_found()
    {
        (await SendAsync(Guid.CreateVersion7())).ShouldBe(new FaultOutcome.NotFound());
        (await Undelivered.DiscardAsync(Guid.CreateVersion7(), Decision, CancellationToken.None)).ShouldBe(new FaultOutcome.NotFound());
    }

    [Fact]
    public async Task A_send_that_is_found_refused_once_more_is_one_row()
    {
        var life = Shop.Services.GetRequiredService<JournalRuntime>().Life;
        var message = new OutgoingMessage { Kind = OutgoingKind.Command, MessageId = MessageIds.New(TimeProvider.System), Destination = new Uri("queue:nowhere"), Body = "{}"u8.ToArray() };
        var sends = Shop.Services.GetRequiredService<UndeliveredSends>();

        for (var time = 0; time < 2; time++)
            (await sends.SetAsideAsync(life, 7, message, new BrokerRefusal("unroutable", "No."), 3, CancellationToken.None)).ShouldBeTrue();

        (await Shop.ReadAsync(db => db.Set<UndeliveredRow>().CountAsync(row => row.MessageId == message.MessageId))).ShouldBe(1);
    }

    private protected IUndelivered Undelivered => Shop.Services.GetRequiredService<IUndelivered>();

    private protected Task<FaultOutcome> SendAsync(Guid id) => Undelivered.SendAsync(id, Decision, CancellationToken.None);

    private protected Task<ShopHost> StartAsync(bool hasNotes) => ShopHost.StartAsync(new AdjustedShop(Setup, j => j.LimitMessages(8_000_000, 32_000)), time: new HurriedTime(), register: x =>
    {
        x.AddConsumer<ForwardConsumer>();
        if (hasNotes)
            x.AddConsumer<ForwardedNoteConsumer>();
    });

    /// <summary>The one send about an order that was set aside.</summary>
    private protected async Task<UndeliveredRow> SetAsideAsync(Guid order)
    {
        var text = order.ToString();
        return (await Sagas.Testing.Eventually.GetAsync(
            "the undelivered send",
            TimeSpan.FromSeconds(40),
            () => Shop.ReadAsync(async db => (await db.Set<UndeliveredRow>().AsNoTracking().ToListAsync())
                .SingleOrDefault(row => System.Text.Encoding.UTF8.GetString(row.Outgoing).Contains(text, StringComparison.Ordinal)))))!;
    }

    private Task<UndeliveredRow> RowAsync(Guid id) => Shop.ReadAsync(db => db.Set<UndeliveredRow>().AsNoTracking().SingleAsync(row => row.Id == id));
}
