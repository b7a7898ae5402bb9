using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Durability.Faults;
using Sagas.Durability.Timeline;
using Sagas.Durability.Timers;
using Sagas.Testing;
using Sagas.Testing.Processes;
using Sagas.Workflows.Deciding;
using Sagas.Workflows.MassTransit.Tests.Hosting;
using Sagas.Workflows.MassTransit.Tests.Purchase;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.MassTransit.Tests;

/// <summary>A workflow on a real bus, over the journal: what the core decides is carried out.</summary>
public sealed class WorkflowHostTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TestFolder _folder = new("workflows");
    private readonly Party _party = new();
    private readonly Guid _order = Guid.CreateVersion7();
    private PurchaseHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PurchaseHost.StartAsync(_folder.File("purchase.db"), _party);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_purchase_that_goes_well_is_done_step_by_step_and_told()
    {
        await _host.BuyAsync(_order);

        var saga = await _host.InAsync(_order, "Completed");
        await HeardAsync<Bought>();
        saga.Receipt.ShouldBe("r-1");
        _party.Calls[^1].Execution.ShouldBeNull("The end is about no execution.");
        _party.Names.ShouldBe(["ReserveGoods", "ChargeCard", "ShipGoods", "Bought"]);
        (await _host.TimelineAsync(_order, 4)).Select(row => $"{row.Event}: {row.FromState} → {row.ToState}").ShouldBe(
            ["Buy:  → Submitted", "GoodsReserved: Submitted → Reserved", "CardCharged: Reserved → Charged", "GoodsShipped: Charged → Completed"]);
        (await TimersAsync()).ShouldBe(0, "The limit of the charge's answer was cancelled.");
    }

    [Fact]
    public async Task A_refusal_at_the_pivot_undoes_what_was_done_in_reverse_order()
    {
        _party.To<ShipGoods>(Manner.Refuses);

        await _host.BuyAsync(_order);

        await _host.InAsync(_order, "Failed");
        await HeardAsync<NotBought>();
        _party.Names.ShouldBe(["ReserveGoods", "ChargeCard", "ShipGoods", "RefundCard", "ReleaseGoods", "NotBought"]);
    }

    [Fact]
    public async Task Silence_is_asked_about_by_the_same_execution_and_sent_again_under_it()
    {
        _party.To<ChargeCard>(Manner.StaysSilent);
        _party.To<FindCharge>(Manner.Refuses);

        await _host.BuyAsync(_order);

        await _host.InAsync(_order, "Completed");
        var charges = _party.Calls.Where(call => call.Message is ChargeCard or FindCharge).ToList();
        charges.Select(call => call.Message.GetType().Name).ShouldBe(["ChargeCard", "FindCharge", "ChargeCard"]);
        charges.Select(call => call.Execution).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_a_look_up_finds_is_taken_and_nothing_is_done_again()
    {
        _party.To<ChargeCard>(Manner.StaysSilent);

        await _host.BuyAsync(_order);

        (await _host.InAsync(_order, "Completed")).Receipt.ShouldBe("r-found");
        _party.Names.Count(name => name == "ChargeCard").ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_comes_twice_moves_the_saga_once_and_is_in_the_timeline_with_the_reason()
    {
        _party.To<ReserveGoods>(Manner.AnswersTwice);

        await _host.BuyAsync(_order);

        await _host.InAsync(_order, "Completed");
        var twin = (await _host.TimelineAsync(_order, 5)).Where(row => row.Event == "GoodsReserved").ToList()[1];
        twin.ToState.ShouldBe(twin.FromState);
        twin.Reason.ShouldNotBeNullOrEmpty();
        _party.Names.Count(name => name == "ChargeCard").ShouldBe(1);
    }

    [Fact]
    public async Task A_fact_after_the_end_is_in_the_timeline_as_late()
    {
        await _host.BuyAsync(_order);
        await _host.InAsync(_order, "Completed");

        await _host.SendAsync(new CardRefused(_order));

        var late = (await _host.TimelineAsync(_order, 5))[^1];
        late.Late.ShouldBeTrue();
        late.Reason.ShouldBe("The saga has ended.");
        late.ToState.ShouldBe("Completed");
    }

    [Fact]
    public async Task A_fact_about_another_execution_is_late_although_the_step_waits_for_one_of_its_type()
    {
        _party.To<ReserveGoods>(Manner.StaysSilent);
        await _host.BuyAsync(_order);
        await _host.InAsync(_order, "Submitted");

        await _host.SendAsync(new SoldOut(_order), execution: Guid.NewGuid());

        var row = (await _host.TimelineAsync(_order, 2))[^1];
        row.Late.ShouldBeTrue();
        row.ToState.ShouldBe("Submitted");
        await _host.SendAsync(new GoodsReserved(_order), execution: _party.Calls[0].Execution);
        await _host.InAsync(_order, "Completed");
    }

    [Fact]
    public async Task The_first_command_sent_again_under_another_id_begins_nothing()
    {
        await _host.BuyAsync(_order);
        await _host.InAsync(_order, "Completed");

        await _host.BuyAsync(_order);

        (await _host.TimelineAsync(_order, 5))[^1].Reason.ShouldBe("The saga has begun already.");
        _party.Names.Count(name => name == "ReserveGoods").ShouldBe(1);
    }

    [Fact]
    public async Task A_fact_about_a_saga_that_nobody_knows_is_set_aside()
    {
        await _host.SendAsync(new GoodsReserved(_order));

        var fault = await FaultAsync();
        (fault.Endpoint, fault.Type).ShouldBe(("purchase", "GoodsReserved"));
    }

    [Fact]
    public async Task A_consumer_that_gives_up_hands_the_step_to_a_person_and_the_replay_goes_on_with_the_same_execution()
    {
        _party.To<ReserveGoods>(Manner.Breaks, Manner.Breaks);
        await _host.BuyAsync(_order);
        await _host.InAsync(_order, "NeedsAttention");

        var fault = await FaultAsync();
        await _host.Services.GetRequiredService<IFaults>().ReplayAsync(fault.Id, new FaultDecision("ana", "The warehouse is back."), CancellationToken.None);

        await _host.InAsync(_order, "Completed");
        _party.Calls.Where(call => call.Message is ReserveGoods).Select(call => call.Execution).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_saga_of_a_later_version_is_not_touched_and_its_message_is_set_aside_in_words()
    {
        _party.To<ReserveGoods>(Manner.StaysSilent);
        await _host.BuyAsync(_order);
        var saga = await _host.InAsync(_order, "Submitted");
        await _host.ReadAsync(db =>
        {
            saga.Progress = saga.Progress with { Version = 2 };
            db.Update(saga);
            return db.SaveChangesAsync();
        });

        await _host.SendAsync(new GoodsReserved(_order));

        (await FaultAsync()).Error.ShouldBe("The saga is on version 2 of 'purchase', and this build knows versions 1 to 1. Deploy the build that knows it, then replay the fault.");
        (await _host.InAsync(_order, "Submitted")).Progress.Version.ShouldBe(2);
    }

    [Fact]
    public async Task An_order_is_followed_and_who_gave_it_and_why_stand_in_the_timeline()
    {
        _party.To<ShipGoods>(Manner.StaysSilent);
        await _host.BuyAsync(_order);
        var saga = await _host.InAsync(_order, "Charged");

        await OrderAsync(OperatorAct.Cancel, saga.Version);
        await Eventually.TrueAsync("the goods asked for", Patience, () => Task.FromResult(_party.Names.Contains("ShipGoods")));
        await _host.SendAsync(new ShippingRefused(_order));

        await _host.InAsync(_order, "Failed");
        var order = (await _host.ReadAsync(db => db.Set<HistoryRow>().AsNoTracking().Where(row => row.SagaId == _order && row.Event == "WorkflowOrder").ToListAsync())).ShouldHaveSingleItem();
        (order.Actor, order.Reason, order.ToState).ShouldBe(("ana", "As was agreed.", "Compensating"));
    }

    [Fact]
    public async Task An_order_on_a_saga_that_has_moved_changes_nothing_and_its_timeline_says_so()
    {
        _party.To<ReserveGoods>(Manner.StaysSilent);
        await _host.BuyAsync(_order);
        var saga = await _host.InAsync(_order, "Submitted");

        await OrderAsync(OperatorAct.Cancel, saga.Version + 1);

        var order = (await _host.TimelineAsync(_order, 2))[^1];
        (order.Actor, order.ToState).ShouldBe(("ana", "Submitted"));
        order.Reason.ShouldBe("As was agreed. (Refused: The saga has moved on: decided on version 2, and it is at version 1.)");
    }

    [Fact]
    public async Task An_order_that_cannot_be_followed_changes_nothing_and_its_timeline_says_why()
    {
        _party.To<ReserveGoods>(Manner.StaysSilent);
        await _host.BuyAsync(_order);
        var saga = await _host.InAsync(_order, "Submitted");

        await OrderAsync(OperatorAct.Skip, saga.Version);

        (await _host.TimelineAsync(_order, 2))[^1].Reason.ShouldBe("As was agreed. (Refused: No step waits for a person.)");
    }

    [Fact]
    public async Task A_timer_that_was_set_before_the_process_ended_is_there_after_the_next_start()
    {
        _party.To<ChargeCard>(Manner.StaysSilent);
        await _host.BuyAsync(_order);
        await Eventually.TrueAsync("the charge asked for", Patience, () => Task.FromResult(_party.Names.Contains("ChargeCard")));
        await _host.DisposeAsync();

        _host = await PurchaseHost.StartAsync(_folder.File("purchase.db"), _party);

        (await _host.InAsync(_order, "Completed")).Receipt.ShouldBe("r-found");
    }

    [Fact]
    public async Task Where_it_stands_is_read_from_the_table_as_it_was_written()
    {
        _party.To<ReserveGoods>(Manner.StaysSilent);

        await _host.BuyAsync(_order);

        var progress = (await _host.InAsync(_order, "Submitted")).Progress;
        (progress.Version, progress.Course, progress.IsPastPivot).ShouldBe((1, Course.Forward, false));
        var step = progress.Steps.ShouldHaveSingleItem();
        await Eventually.TrueAsync("the command", Patience, () => Task.FromResult(_party.Calls.Count == 1));
        (step.Step, step.Status, step.Phase, step.Number, step.Attempt).ShouldBe(("Reserve", StepStatus.Doing, StepPhase.Answer, 1, 1));
        step.Execution.ShouldBe(_party.Calls[0].Execution!.Value);
        var column = (await _host.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT Progress AS Value FROM Purchases").ToListAsync())).ShouldHaveSingleItem();
        column.ShouldNotContain("isUnderWay", Case.Insensitive, "What follows from the rest is not kept.");
        column.ShouldNotContain("atPerson", Case.Insensitive);
    }

    private Task OrderAsync(OperatorAct act, int version) =>
        _host.SendAsync(new WorkflowOrder { SagaId = _order, Act = act, Reason = "As was agreed.", By = "ana", Version = version });

    private Task HeardAsync<T>() => Eventually.TrueAsync(typeof(T).Name, Patience, () => Task.FromResult(_party.Calls.Any(call => call.Message is T)));

    private Task<int> TimersAsync() => _host.ReadAsync(db => db.Set<TimerRow>().CountAsync());

    private Task<FaultRow> FaultAsync() => Eventually.GetAsync("a fault", Patience, () => _host.ReadAsync(db => db.Set<FaultRow>().AsNoTracking().SingleOrDefaultAsync()));
}
