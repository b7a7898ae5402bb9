using Sagas.Workflows.Deciding;
using Sagas.Workflows.Progressing;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Deciding;

/// <summary>A step that waits for what somebody does of his own accord.</summary>
public class WaitTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly Play<PurchaseSaga> _play = new(new Pickup().Define(), new PurchaseSaga());

    public WaitTests() => _play.Start(new Buy()).Comes(new Reserved());

    [Fact]
    public void Nothing_is_sent_until_it_is_time_to_remind()
    {
        _play.Sent.ShouldBeEmpty();
        _play.Waits().Sent.ShouldBe([new Remember(0)]);
        _play.Waits().Sent.ShouldBe([new Remember(0)]);
        _play.Of("Pickup").Reminders.ShouldBe(2);
    }

    [Fact]
    public void What_was_waited_for_ends_the_reminders()
    {
        _play.Waits().Comes(new Shipped()).Sent.ShouldBe([new Bought()]);

        _play.Timers.ShouldBeEmpty();
    }

    [Fact]
    public void At_its_limit_it_fails_and_what_was_done_is_undone()
    {
        _play.Waits().Waits();

        _play.Waits().Sent.ShouldBe([new Release()]);

        _play.Of("Pickup").Status.ShouldBe(StepStatus.Failed);
    }

    [Fact]
    public void The_last_reminder_does_not_put_off_the_limit()
    {
        var begun = _play.Of("Pickup").WaitsUntil!.Value - (2.5 * Day);
        _play.Waits().Waits();

        _play.Timers.Values.ShouldBe([begun + (2.5 * Day)]);
    }

    [Fact]
    public void Each_reminder_has_a_timer_of_its_own_so_that_one_that_rings_twice_reminds_once()
    {
        var first = _play.Timers.Keys.Single();
        _play.Waits();

        _play.Rings(first).Last.Verdict.ShouldBe(Verdict.Ignored);
        _play.Sent.ShouldBeEmpty();
    }

    [Fact]
    public void A_step_that_sends_a_command_itself_does_not_remind() => Should.Throw<WorkflowDefinitionException>(() => new Pickup(sends: true).Define()).Mistakes.ShouldBe(
        ["Step 'Pickup' reminds by Remember of what it has sent itself. Put the reminder on a step that waits: after Ship is answered, WaitFor<…>(…).Remind(…)."]);

    private sealed record Remember(int Nothing);

    private sealed class Pickup : Workflow<PurchaseSaga>
    {
        public Pickup(bool sends = false) : base("pickup", version: 1)
        {
            StartsWith<Buy>((_, _) => { }, "Submitted");
            Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().Undo<Release, Released>(_ => new Release());
            var wait = WaitFor<Shipped>("Pickup").Within(2.5 * Day).Remind(Day, _ => new Remember(0)).NothingToUndo();
            if (sends)
                wait.Send(_ => new Ship());
            Completes(_ => new Bought());
        }
    }
}
