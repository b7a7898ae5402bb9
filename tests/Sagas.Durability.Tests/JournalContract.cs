using System.Transactions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Tests.Shop;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Tests;

/// <summary>What the journal promises, whatever the database and the transport under it. A new one is done when its derived class is green.</summary>
public abstract class JournalContract : ShopContract
{
    [Fact]
    public async Task A_saga_and_its_consumers_move_it_to_its_end_and_the_timeline_has_no_gap()
    {
        var id = NewId();
        await Shop.SendAsync("order", new PlaceOrder(id));

        await Shop.OrderAsync(id, order => order.State == "Shipped");
        var history = await HistoryAsync(id);
        history.Select(row => (row.Version, row.Event, row.FromState, row.ToState, row.Step)).ShouldBe(
        [
            (1, "PlaceOrder", null, "Placed", null),
            (2, "OrderShipped", "Placed", "Shipped", "Ship"),
        ]);
        history[0].Sent.ShouldContain("ShipOrder");
        history[1].Data!.ShouldContain(id.ToString());
        var shipOrder = await Shop.ReadAsync(db => db.Set<JournalRow>().Where(row => row.ConsumerId != ConsumerKey.BusOutbox.Id).ToListAsync());
        shipOrder.Select(row => row.MessageId).ShouldContain(history[1].CauseId!.Value);
        history[0].Sent.ShouldContain(history[1].CauseId!.Value.ToString());
    }

    [Fact]
    public async Task A_second_delivery_runs_no_handler_and_writes_no_row()
    {
        var (id, messageId) = (NewId(), MessageIds.New(TimeProvider.System));
        await Shop.SendAsync("ship-order", new ShipOrder(id), messageId);
        await ParcelsAsync(id, 1);

        await Shop.SendAsync("ship-order", new ShipOrder(id), messageId);
        await PassedAsync("ship-order");

        Shop.Desk.Runs(id).ShouldBe(1);
        (await Shop.ReadAsync(db => db.Set<JournalRow>().CountAsync(row => row.MessageId == messageId))).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_whose_id_is_no_v7_is_deduplicated_under_a_hashed_id()
    {
        var (id, foreign) = (NewId(), Guid.NewGuid());
        await Shop.SendAsync("ship-order", new ShipOrder(id), foreign);
        await ParcelsAsync(id, 1);

        await Shop.SendAsync("ship-order", new ShipOrder(id), foreign);
        await PassedAsync("ship-order");

        Shop.Desk.Runs(id).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_handler_saved_and_sent_before_it_threw_is_undone_and_comes_once_from_the_run_that_ended()
    {
        var id = NewId();
        Shop.Desk.FailuresBeforeShipping = 2;
        await Shop.SendAsync("order", new PlaceOrder(id));

        await Shop.OrderAsync(id, order => order.State == "Shipped");

        Shop.Desk.Runs(id).ShouldBe(3);
        await ParcelsAsync(id, 1);
        (await HistoryAsync(id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_always_fails_is_set_aside_once_and_the_next_one_is_taken()
    {
        var (id, messageId) = (NewId(), MessageIds.New(TimeProvider.System));
        await Shop.SendAsync("broken-parcel", new BrokenParcel(id), messageId);
        await Shop.EventuallyAsync("the fault", db => db.Set<FaultRow>().AnyAsync(f => f.MessageId == messageId));

        var fault = await Shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync(f => f.MessageId == messageId));
        (fault.Endpoint, fault.Type, fault.Error, fault.Attempts, fault.State).ShouldBe(("broken-parcel", "BrokenParcel", "It rattles.", 4, "open"));
        Shop.Desk.Runs(id).ShouldBe(4);

        var next = NewId();
        await Shop.SendAsync("broken-parcel", new BrokenParcel(next));
        await Shop.EventuallyAsync("the next one", _ => Task.FromResult(Shop.Desk.Runs(next) == 4));
    }

    [Fact]
    public async Task A_refused_message_runs_once_is_listed_with_its_cause_and_what_its_handler_sent_goes_out()
    {
        var (id, messageId) = (NewId(), MessageIds.New(TimeProvider.System));
        await Shop.SendAsync("unwanted-parcel", new UnwantedParcel(id), messageId);

        (await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(id);
        Shop.Desk.Runs(id).ShouldBe(1);
        var fault = await Shop.ReadAsync(db => db.Set<FaultRow>().SingleAsync(f => f.MessageId == messageId));
        (fault.Cause, fault.Error, fault.Attempts).ShouldBe(("shop:unwanted", "Nobody ordered it.", 1));
    }

    [Fact]
    public async Task A_message_id_beyond_the_horizon_or_from_the_future_is_set_aside_unrun()
    {
        var id = NewId();
        await Shop.SendAsync("ship-order", new ShipOrder(id), Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-40)));
        await Shop.SendAsync("ship-order", new ShipOrder(id), Guid.CreateVersion7(DateTimeOffset.UtcNow.AddHours(1)));

        await Shop.EventuallyAsync("two faults", async db => await db.Set<FaultRow>().CountAsync(f => f.Cause == "message_id") == 2);
        Shop.Desk.Runs(id).ShouldBe(0);
    }

    [Fact]
    public async Task Many_messages_for_one_saga_at_once_are_all_taken_each_on_the_version_before_it()
    {
        const int lines = 20;
        var id = NewId();
        await Shop.SendAsync("order", new PlaceOrder(id));
        await Shop.OrderAsync(id, order => order.State == "Shipped");

        await Task.WhenAll(Enumerable.Range(1, lines).Select(line => Shop.SendAsync("order", new AddLine(id, line))));

        (await Shop.OrderAsync(id, order => order.Lines == lines)).Version.ShouldBe(lines + 2);
        (await HistoryAsync(id)).Select(row => row.Version).ShouldBe(Enumerable.Range(1, lines + 2));
    }

    [Fact]
    public async Task What_is_sent_outside_a_handler_goes_out_with_SaveChanges_and_never_without()
    {
        var (never, saved) = (NewId(), NewId());
        await using (var scope = Shop.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(never));

        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(saved));
            await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
        }

        (await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(saved);
    }

    [Fact]
    public async Task An_event_whose_type_is_not_public_reaches_who_takes_it()
    {
        var id = NewId();
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelWeighed(id));
            await scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync();
        }

        (await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(id);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_takes_what_was_sent_with_it()
    {
        var (never, saved) = (NewId(), NewId());
        foreach (var (id, commits) in new[] { (never, false), (saved, true) })
        {
            await using var scope = Shop.Services.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
            await using var transaction = await database.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(id));
            await database.SaveChangesAsync();
            if (commits)
                await transaction.CommitAsync();
            else
                await transaction.RollbackAsync();
        }

        (await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(saved);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task A_transaction_that_is_disposed_takes_what_was_sent_with_it_and_the_next_of_its_scope_sends_its_own()
    {
        var (never, saved) = (NewId(), NewId());
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
            foreach (var (id, commits) in new[] { (never, false), (saved, true) })
            {
                await using var transaction = await database.Database.BeginTransactionAsync();
                await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(id));
                await database.SaveChangesAsync();
                if (commits)
                    await transaction.CommitAsync();
            }
        }

        (await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(saved);
        await Shop.DeliveredAsync();
        (await Shop.ReadAsync(db => db.Set<JournalRow>().CountAsync(row => row.ConsumerId == ConsumerKey.BusOutbox.Id && row.Outgoing != null))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_saved_in_a_transaction_that_is_committed_past_EF_goes_out_at_the_end_of_its_scope()
    {
        var id = NewId();
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
            await database.Database.OpenConnectionAsync();
            await using var transaction = await database.Database.GetDbConnection().BeginTransactionAsync();
            await database.Database.UseTransactionAsync(transaction);
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(id));
            await database.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        (await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))).ShouldBe(id);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task What_is_sent_under_an_ambient_transaction_is_refused_at_its_save()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new ParcelReturned(NewId()));
        using var ambient = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<ShopDbContext>().SaveChangesAsync());

        refused.Message.ShouldBe("What was sent cannot be saved inside a TransactionScope: its end is not seen, so nobody would know whether to deliver. Use Database.BeginTransactionAsync in its place.");
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task What_is_sent_between_two_saves_of_one_transaction_is_in_the_journal_and_goes_out_with_its_commit()
    {
        var (first, second, unsaved) = (NewId(), NewId(), NewId());
        await using (var scope = Shop.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
            var bus = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
            await using var transaction = await database.Database.BeginTransactionAsync();
            await bus.Publish(new ParcelReturned(first));
            await database.SaveChangesAsync();
            await bus.Publish(new ParcelReturned(second));
            await database.SaveChangesAsync();
            await bus.Publish(new ParcelReturned(unsaved));
            await transaction.CommitAsync();
        }

        Guid[] returned = [await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30)), await Shop.Desk.NextReturnAsync(TimeSpan.FromSeconds(30))];

        returned.ShouldBe([first, second], ignoreOrder: true);
        (await Shop.ReadAsync(db => db.Set<JournalRow>().CountAsync(row => row.ConsumerId == ConsumerKey.BusOutbox.Id && row.Outgoing != null))).ShouldBe(2);
        await Shop.DeliveredAsync();
    }

    [Fact]
    public async Task What_an_earlier_life_committed_and_did_not_deliver_is_delivered_by_the_next()
    {
        var id = NewId();
        var destination = Destination("ship-order");
        await Shop.DisposeAsync();
        var life = await StrandAsync(new OutgoingMessage
        {
            Kind = OutgoingKind.Command,
            MessageId = MessageIds.New(TimeProvider.System),
            Destination = destination,
            Exchange = "ship-order",
            Types = [MessageUrn.ForTypeString<ShipOrder>()],
            Body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { orderId = id }),
        });

        await AgainAsync(ShopHost.StartAsync(Setup));

        await ParcelsAsync(id, 1);
        await Shop.EventuallyAsync("the earlier life's end", async db => !await db.Set<JournalNode>().AnyAsync(node => node.Id == life));
        Shop.Desk.Runs(id).ShouldBe(1);
    }

    [Fact]
    public async Task A_clean_stop_leaves_nothing_to_take_over()
    {
        var id = NewId();
        await Shop.SendAsync("order", new PlaceOrder(id));
        await Shop.OrderAsync(id, order => order.State == "Shipped");
        await Shop.DeliveredAsync();
        await Shop.DisposeAsync();

        await AgainAsync(ShopHost.StartAsync(Setup));

        (await Shop.ReadAsync(db => db.Set<JournalNode>().Select(node => node.Id).ToListAsync())).ShouldBe([Shop.Life]);
    }

    [Fact]
    public async Task A_lost_answer_to_a_commit_is_settled_by_the_row_and_only_our_own_row_counts()
    {
        var probe = Shop.Services.GetRequiredService<OutcomeProbe>();
        var (ours, missing) = (Row(), Row());
        await Shop.ReadAsync(async db =>
        {
            db.Add(ours);
            return await db.SaveChangesAsync();
        });
        var anothers = new JournalRow
        {
            ConsumerId = ours.ConsumerId,
            MessageId = ours.MessageId,
            Tenant = "default",
            NodeId = Guid.NewGuid(),
            NodeSeq = ours.NodeSeq,
            At = ours.At,
        };

        (await probe.IsCommittedAsync(ours, CancellationToken.None)).ShouldBeTrue();
        (await probe.IsCommittedAsync(anothers, CancellationToken.None)).ShouldBeFalse();
        (await probe.IsCommittedAsync(missing, CancellationToken.None)).ShouldBeFalse();
        (await Shop.ReadAsync(db => db.Set<JournalRow>().AnyAsync(row => row.MessageId == missing.MessageId))).ShouldBeFalse();
    }

    private static Guid NewId() => Guid.CreateVersion7();

    private JournalRow Row() => new()
    {
        ConsumerId = Guid.NewGuid(),
        MessageId = MessageIds.New(TimeProvider.System),
        Tenant = "default",
        NodeId = Shop.Life,
        NodeSeq = 1,
        At = DateTime.UtcNow,
    };

    private Task<List<HistoryRow>> HistoryAsync(Guid id) => Shop.ReadAsync(
        db => db.Set<HistoryRow>().AsNoTracking().Where(row => row.SagaMonth == SagaMonths.Of(id) && row.SagaId == id).OrderBy(row => row.Version).ToListAsync());

    private async Task ParcelsAsync(Guid id, int count)
    {
        await Shop.EventuallyAsync("the parcel", db => db.Set<Parcel>().AnyAsync(parcel => parcel.OrderId == id));
        (await Shop.ReadAsync(db => db.Set<Parcel>().CountAsync(parcel => parcel.OrderId == id))).ShouldBe(count);
    }

    /// <summary>A message sent after another to the same queue was taken, so that the other has been looked at too.</summary>
    private async Task PassedAsync(string queue)
    {
        var marker = NewId();
        await Shop.SendAsync(queue, new ShipOrder(marker));
        await ParcelsAsync(marker, 1);
        await Shop.DeliveredAsync();
    }

    private Uri Destination(string queue) => new(Shop.Services.GetRequiredService<IBus>().Address, queue);

    private async Task<Guid> StrandAsync(OutgoingMessage message)
    {
        var options = new DbContextOptionsBuilder<ShopDbContext>();
        Setup.Database(options);
        await using var database = new ShopDbContext(options.Options);
        var life = Guid.NewGuid();
        database.Add(new JournalNode { Id = life, Epoch = 1, Heartbeat = DateTime.UtcNow, Cursor = 1, Host = "burnt" });
        // Number 2 has no row: its commit failed. Number 1 is behind the cursor.
        database.Add(new JournalRow
        {
            ConsumerId = ConsumerKey.BusOutbox.Id,
            MessageId = MessageIds.New(TimeProvider.System),
            Tenant = "default",
            NodeId = life,
            NodeSeq = 3,
            At = DateTime.UtcNow,
            Outgoing = new OutgoingFormat("").Write([message]),
        });
        await database.SaveChangesAsync();
        return life;
    }
}
