using Sagas.Workflows.Deciding;
using Sagas.Workflows.Progressing;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Deciding;

/// <summary>A failure that may pass by waiting: the step is done anew later, each time as a new execution.</summary>
public class SoftFailureTests
{
    private readonly Play<PurchaseSaga> _play = new(new PurchaseWorkflow().Define(), new PurchaseSaga());

    public SoftFailureTests() => _play.Start(new Buy()).Comes(new Reserved());

    [Fact]
    public void The_step_waits_and_is_done_anew_under_a_new_key()
    {
        var first = _play.Of("Authorize").Execution;

        Decline().Sent.ShouldBeEmpty();

        _play.Saga.State.ShouldBe("RetryScheduled");
        _play.Waits().Sent.ShouldBe([new Authorize()]);
        _play.Saga.State.ShouldBe("Reserved");
        (_play.Of("Authorize").Number, _play.Of("Authorize").Attempt).ShouldBe((2, 1));
        _play.Of("Authorize").Execution.ShouldNotBe(first);
        _play.Comes(new Authorized("c1")).Sent.ShouldBe([new Capture()]);
    }

    [Fact]
    public void One_that_comes_too_late_for_another_time_is_for_good()
    {
        Decline().Waits();
        Decline().Waits();

        Decline().Sent.ShouldBe([new Release()]);

        _play.Saga.State.ShouldBe("Compensating");
        _play.Saga.Reason.ShouldBe(PurchaseWorkflow.NotNow);
    }

    [Fact]
    public void Days_pass_also_where_the_timers_are_moved_to_now()
    {
        for (var day = 0; day < 2; day++)
        {
            Decline();
            _play.Rings(_play.Timers.Keys.Single());
        }

        Decline().Sent.ShouldBe([new Release()]);
    }

    [Fact]
    public void Another_reason_is_for_good_at_once() => _play.Comes(new Declined("stolen card")).Sent.ShouldBe([new Release()]);

    [Fact]
    public void While_it_waits_nothing_of_it_is_done_and_a_person_can_go_back_at_once()
    {
        Decline();

        _play.Orders(OperatorAct.Cancel).Sent.ShouldBe([new Release()]);

        _play.Timers.Keys.ShouldBe([_play.Of("Reserve").Timer!.Value]);
        _play.Of("Authorize").Status.ShouldBe(StepStatus.Failed);
    }

    [Fact]
    public void What_comes_again_of_the_execution_that_failed_is_late_while_it_waits_and_after()
    {
        var first = _play.Of("Authorize").Execution;
        Decline();

        _play.Comes(new Declined(PurchaseWorkflow.NotNow), first).Last.Verdict.ShouldBe(Verdict.Ignored);
        _play.Waits().Comes(new Declined(PurchaseWorkflow.NotNow), first).Last.Verdict.ShouldBe(Verdict.Late);
        _play.Of("Authorize").Number.ShouldBe(2);
    }

    [Fact]
    public void Attempts_are_counted_anew_in_each_execution()
    {
        _play.Waits().Comes(new NoSuchCharge()).Waits();
        _play.Of("Authorize").Attempt.ShouldBe(2);

        Decline().Waits();

        _play.Of("Authorize").Attempt.ShouldBe(1);
    }

    private Play<PurchaseSaga> Decline() => _play.Comes(new Declined(PurchaseWorkflow.NotNow));
}
