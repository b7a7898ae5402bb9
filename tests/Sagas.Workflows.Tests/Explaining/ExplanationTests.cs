using Sagas.Workflows.Deciding;
using Sagas.Workflows.Explaining;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Explaining;

/// <summary>Why a saga is where it is, in a sentence.</summary>
public class ExplanationTests
{
    private readonly Workflow _workflow = new();
    private readonly Play<PurchaseSaga> _play;

    public ExplanationTests() => _play = new Play<PurchaseSaga>(_workflow.Define(), new PurchaseSaga());

    [Fact]
    public void A_step_waits_for_its_answer_with_its_limit_and_attempt() => Says(_play.Start(new Buy()), "Waiting for Reserved of 'Reserve' since 2026-01-01 12:00:00 UTC, attempt 1 of 3, at the latest at 2026-01-01 12:00:30 UTC.");

    [Fact]
    public void A_pause_says_when_the_next_attempt_is() => Says(_play.Start(new Buy()).Waits(), "'Reserve' has had no answer to attempt 1 of 3; the next is at 2026-01-01 12:00:35 UTC.");

    [Fact]
    public void The_authors_own_sentence_of_the_state_comes_first()
    {
        _play.Start(new Buy()).Comes(new Reserved());

        Why().ShouldBe(
        [
            "We hold the goods and ask the bank about c0.",
            "Waiting for Authorized of 'Authorize' since 2026-01-01 12:00:00 UTC, attempt 1 of 2, at the latest at 2026-01-01 12:00:30 UTC.",
        ]);
    }

    [Fact]
    public void What_is_not_known_is_asked() => Says(_play.Start(new Buy()).Comes(new Reserved()).Waits(), "It is not known what became of 'Authorize': asked 1 of 2 times, last at 2026-01-01 12:00:30 UTC, again at 2026-01-01 12:01:00 UTC.");

    [Fact]
    public void What_failed_for_now_is_done_anew() => Says(_play.Start(new Buy()).Comes(new Reserved()).Comes(new Declined(PurchaseWorkflow.NotNow)), "'Authorize' failed for now and is done anew at 2026-01-02 12:00:00 UTC.");

    [Fact]
    public void A_person_is_told_what_is_not_known() => Says(_play.Start(new Buy()).Comes(new Reserved()).Comes(new Authorized("c1")).Comes(new CaptureDisputed()), "It is not known whether 'Capture' was done: a person must decide since 2026-01-01 12:00:00 UTC.");

    [Fact]
    public void Going_back_says_what_is_being_undone() => Says(_play.Start(new Buy()).Comes(new Reserved()).Comes(new Declined("stolen")), "Undoing 'Reserve': waiting for Released since 2026-01-01 12:00:00 UTC, attempt 1 of 10.");

    [Fact]
    public void An_end_is_said_as_one()
    {
        Says(_play.Start(new Buy()).Comes(new SoldOut()), "It has ended without effect: what was done is undone.");
        _play.Orders(OperatorAct.Retry).Last.Reason.ShouldBe("The saga has ended.");
    }

    [Fact]
    public void A_sentence_for_a_state_that_no_saga_is_in_is_a_mistake() => Should.Throw<WorkflowDefinitionException>(() => new Workflow("Reservd").Define()).Mistakes.ShouldBe(
        ["There is a sentence for state 'Reservd', which no saga is ever in. Mend its name, or remove In(…)."]);

    /// <summary>The last sentence about the saga as it stands then.</summary>
    private void Says(Play<PurchaseSaga> _, string sentence) => Why()[^1].ShouldBe(sentence);

    private IReadOnlyList<string> Why() => Explanation.Of(_workflow.Define(), _play.Saga, token => _play.Timers.TryGetValue(token, out var due) ? due : null);

    private sealed class Workflow : PurchaseWorkflow
    {
        public Workflow(string state = "Reserved") => In(state, saga => $"We hold the goods and ask the bank about {saga.ChargeId ?? "c0"}.");
    }
}
