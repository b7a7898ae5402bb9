using Sagas.Workflows.Deciding;
using Sagas.Workflows.Progressing;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Deciding;

public class PurchaseTests
{
    private readonly Play<PurchaseSaga> _play = new(new PurchaseWorkflow().Define(), new PurchaseSaga());

    [Fact]
    public void Each_fact_leads_to_the_next_command_and_the_last_to_the_end()
    {
        _play.Start(new Buy()).Sent.ShouldBe([new Reserve()]);
        _play.Saga.State.ShouldBe("Submitted");
        _play.Comes(new Reserved()).Sent.ShouldBe([new Authorize()]);
        _play.Saga.State.ShouldBe("Reserved");
        _play.Comes(new Authorized("c1")).Sent.ShouldBe([new Capture()]);
        _play.Saga.ChargeId.ShouldBe("c1");
        _play.Comes(new Captured()).Sent.ShouldBe([new Ship()]);
        _play.Comes(new Shipped()).Sent.ShouldBe([new Bought()]);

        (_play.Saga.State, _play.Saga.Progress.Course).ShouldBe(("Completed", Course.Completed));
        _play.Timers.ShouldBeEmpty();
    }

    [Fact]
    public void A_failure_at_the_pivot_undoes_what_was_done_in_reverse_order()
    {
        ToCapture().Comes(new CaptureRefused("too late")).Sent.ShouldBe([new VoidCharge("c1")]);
        _play.Saga.State.ShouldBe("Compensating");
        _play.Comes(new Voided()).Sent.ShouldBe([new Release()]);
        _play.Comes(new Released()).Sent.ShouldBe([new NotBought("too late")]);

        (_play.Saga.State, _play.Saga.Progress.Course).ShouldBe(("Failed", Course.Compensated));
        _play.Timers.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_done_is_not_undone()
    {
        _play.Start(new Buy()).Comes(new SoldOut()).Sent.ShouldBe([new NotBought("sold out")]);
        _play.Saga.Progress.Course.ShouldBe(Course.Compensated);
    }

    [Fact]
    public void After_the_pivot_a_failure_is_a_persons()
    {
        ToCapture().Comes(new Captured()).Comes(new Lost()).Sent.ShouldBeEmpty();
        _play.Saga.State.ShouldBe("NeedsAttention");

        _play.Orders(OperatorAct.Compensate).Last.Verdict.ShouldBe(Verdict.Refused);
        _play.Orders(OperatorAct.Retry).Sent.ShouldBe([new Ship()]);
        _play.Of("Ship").Number.ShouldBe(2);
        _play.Comes(new Shipped()).Saga.State.ShouldBe("Completed");
    }

    [Fact]
    public void An_answer_that_contradicts_the_question_is_a_persons_and_nothing_is_undone_before_it_is_known()
    {
        ToCapture().Comes(new CaptureDisputed()).Sent.ShouldBeEmpty();
        (_play.Saga.State, _play.Timers.Count).ShouldBe(("NeedsAttention", 0));

        _play.Orders(OperatorAct.Compensate).Last.Reason.ShouldBe("It is not known whether 'Capture' was done. Resume first, which asks.");
        _play.Orders(OperatorAct.Skip).Last.Reason.ShouldBe("It is not known whether 'Capture' was done, and what is skipped is never undone. Resume asks, or sends it again under its key.");
        var execution = _play.Of("Capture").Execution;
        _play.Orders(OperatorAct.Resume).Sent.ShouldBe([new Capture()]);
        _play.Of("Capture").Execution.ShouldBe(execution);
    }

    [Fact]
    public void A_command_without_an_answer_is_sent_again_under_its_key_and_then_a_persons()
    {
        _play.Start(new Buy());
        var execution = _play.Of("Reserve").Execution;
        foreach (var attempt in (int[])[2, 3])
        {
            _play.Waits().Sent.ShouldBeEmpty();
            _play.Saga.State.ShouldBe("RetryScheduled");
            _play.Waits().Sent.ShouldBe([new Reserve()]);
            (_play.Of("Reserve").Execution, _play.Of("Reserve").Attempt).ShouldBe((execution, attempt));
        }

        _play.Waits().Saga.State.ShouldBe("NeedsAttention");
        _play.Timers.ShouldBeEmpty();
        _play.Comes(new Reserved()).Saga.State.ShouldBe("Reserved");
    }

    [Fact]
    public void An_outside_party_is_asked_what_became_of_a_command_without_an_answer()
    {
        ToAuthorize().Waits().Sent.ShouldBe([new LookUpCharge()]);
        _play.Saga.State.ShouldBe("OutcomeUnknown");

        _play.Comes(new Authorized("c2")).Sent.ShouldBe([new Capture()]);
        _play.Saga.ChargeId.ShouldBe("c2");
    }

    [Fact]
    public void What_the_outside_party_never_took_is_sent_again_under_its_key()
    {
        ToAuthorize();
        var execution = _play.Of("Authorize").Execution;

        _play.Comes(new ChargeUnknown()).Sent.ShouldBe([new LookUpCharge()]);
        _play.Comes(new NoSuchCharge()).Sent.ShouldBeEmpty();
        _play.Waits().Sent.ShouldBe([new Authorize()]);

        (_play.Of("Authorize").Execution, _play.Of("Authorize").Attempt).ShouldBe((execution, 2));
        _play.Comes(new ChargeUnknown()).Comes(new NoSuchCharge()).Sent.ShouldBe([new Release()]);
    }

    [Fact]
    public void A_party_that_cannot_now_is_asked_for_it_again_under_its_key_and_after_the_last_attempt_what_became_of_it()
    {
        ToAuthorize();
        var execution = _play.Of("Authorize").Execution;

        _play.Comes(new GatewayBusy(), execution, attempt: 1).Sent.ShouldBeEmpty();
        _play.Saga.State.ShouldBe("RetryScheduled");
        _play.Waits().Sent.ShouldBe([new Authorize()]);
        _play.Comes(new GatewayBusy(), execution, attempt: 1).Last.Verdict.ShouldBe(Verdict.Late);

        _play.Comes(new GatewayBusy(), execution, attempt: 2).Sent.ShouldBe([new LookUpCharge()]);
        _play.Comes(new Authorized("c1"), execution).Saga.State.ShouldBe("Authorized");
    }

    [Fact]
    public void A_saga_that_goes_back_asks_what_became_of_a_step_that_pauses_since_an_attempt_before_may_have_done_it()
    {
        ToAuthorize().Comes(new GatewayBusy()).Orders(OperatorAct.Cancel).Sent.ShouldBe([new LookUpCharge()]);

        _play.Comes(new Authorized("c1")).Sent.ShouldBe([new VoidCharge("c1")]);
    }

    [Fact]
    public void An_undo_whose_party_cannot_now_is_sent_again_and_then_a_persons()
    {
        ToCapture().Comes(new CaptureRefused("no"));

        _play.Comes(new GatewayBusy()).Waits().Sent.ShouldBe([new VoidCharge("c1")]);
        _play.Comes(new GatewayBusy()).Saga.State.ShouldBe("NeedsAttention");
    }

    [Fact]
    public void A_person_who_is_asked_is_not_told_again_that_nobody_knows()
    {
        ToAuthorize().Waits().Waits().Waits().Saga.State.ShouldBe("NeedsAttention");

        _play.Comes(new ChargeUnknown()).Last.Verdict.ShouldBe(Verdict.Ignored);
    }

    [Fact]
    public void What_stays_unknown_is_a_persons_who_can_have_it_asked_again_and_neither_repeat_nor_undo_it()
    {
        ToAuthorize().Waits().Waits().Sent.ShouldBe([new LookUpCharge()]);
        _play.Waits().Saga.State.ShouldBe("NeedsAttention");

        _play.Orders(OperatorAct.Retry).Last.Verdict.ShouldBe(Verdict.Refused);
        _play.Orders(OperatorAct.Cancel).Last.Reason.ShouldBe("It is not known whether 'Authorize' was done. Resume first, which asks.");
        _play.Orders(OperatorAct.Resume).Sent.ShouldBe([new LookUpCharge()]);
        _play.Comes(new Declined("no")).Sent.ShouldBe([new Release()]);
    }

    [Fact]
    public void A_consumer_that_gives_up_leaves_the_outcome_unknown()
    {
        ToAuthorize().GivesUp("Authorize").Sent.ShouldBe([new LookUpCharge()]);
        _play.GivesUp("Reserve").Last.Verdict.ShouldBe(Verdict.Late);
    }

    [Fact]
    public void An_undo_is_tried_again_and_then_a_persons_and_the_saga_ends_when_it_is_done()
    {
        ToCapture().Comes(new CaptureRefused("no"));
        _play.Waits().Waits().Sent.ShouldBe([new VoidCharge("c1")]);
        _play.Waits().Saga.State.ShouldBe("NeedsAttention");

        _play.Orders(OperatorAct.Retry).Comes(new VoidRefused()).Saga.State.ShouldBe("NeedsAttention");
        _play.Orders(OperatorAct.Skip).Sent.ShouldBe([new Release()]);
        _play.Comes(new Released()).Saga.State.ShouldBe("Failed");
    }

    [Fact]
    public void What_comes_twice_late_or_too_early_changes_nothing()
    {
        _play.Start(new Buy()).Comes(new Captured()).Last.Verdict.ShouldBe(Verdict.Ignored);
        _play.Comes(new Buy()).Last.Verdict.ShouldBe(Verdict.Ignored);
        _play.Comes(new Reserved()).Comes(new Reserved()).Last.Verdict.ShouldBe(Verdict.Ignored);
        _play.Comes(new Authorized("c1"), execution: Guid.NewGuid()).Last.Verdict.ShouldBe(Verdict.Late);
        _play.Comes(new Declined("no")).Comes(new Released()).Saga.State.ShouldBe("Failed");

        _play.Comes(new Authorized("c1")).Last.Verdict.ShouldBe(Verdict.Late);
        _play.Saga.ChargeId.ShouldBeNull();
    }

    [Fact]
    public void A_timer_that_was_cancelled_and_rings_all_the_same_changes_nothing()
    {
        _play.Start(new Buy());
        var limit = _play.Timers.Keys.Single();

        _play.Comes(new Reserved()).Rings(limit).Last.Verdict.ShouldBe(Verdict.Ignored);

        _play.Saga.State.ShouldBe("Reserved");
    }

    [Fact]
    public void A_cancelled_saga_waits_for_the_answer_that_is_under_way_and_undoes_that_as_well()
    {
        ToAuthorize().Orders(OperatorAct.Cancel).Sent.ShouldBeEmpty();
        _play.Saga.State.ShouldBe("Compensating");

        _play.Comes(new Authorized("c1")).Sent.ShouldBe([new VoidCharge("c1")]);
        _play.Comes(new Voided()).Sent.ShouldBe([new Release()]);
        _play.Comes(new Released()).Saga.State.ShouldBe("Failed");
    }

    [Fact]
    public void A_cancelled_saga_whose_deciding_step_turns_out_done_goes_on_since_that_cannot_be_taken_back()
    {
        ToCapture().Orders(OperatorAct.Cancel).Sent.ShouldBeEmpty();
        _play.Saga.State.ShouldBe("Compensating");

        _play.Comes(new Captured()).Sent.ShouldBe([new Ship()]);

        _play.Saga.State.ShouldBe("Captured");
        _play.Comes(new Shipped()).Saga.State.ShouldBe("Completed");
    }

    private Play<PurchaseSaga> ToAuthorize() => _play.Start(new Buy()).Comes(new Reserved());

    private Play<PurchaseSaga> ToCapture() => ToAuthorize().Comes(new Authorized("c1"));
}
