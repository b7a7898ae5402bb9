using Sagas.Workflows.Deciding;
using Sagas.Workflows.Operating;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Operating;

/// <summary>What compensating would do now, before anybody orders it.</summary>
public class UndoPlanTests
{
    private static readonly Workflows.Definitions.WorkflowDefinition<PurchaseSaga> Definition = new PurchaseWorkflow().Define();
    private readonly Play<PurchaseSaga> _play = new(Definition, new PurchaseSaga());

    [Fact]
    public void What_was_done_is_undone_in_reverse_order_and_what_is_under_way_is_waited_for_first()
    {
        _play.Start(new Buy()).Comes(new Reserved());

        Plan().Steps.Select(step => (step.Step, step.Undo, step.IsCertain)).ShouldBe([("Authorize", "VoidCharge", false), ("Reserve", "Release", true)]);
    }

    [Fact]
    public void The_plan_is_what_then_happens()
    {
        _play.Start(new Buy()).Comes(new Reserved()).Comes(new Authorized("c1"));
        var plan = Plan().Steps.Select(step => step.Undo).ToList();

        _play.Comes(new CaptureRefused("no"));
        List<string> undone = [.. _play.Sent.Select(sent => sent.GetType().Name)];
        undone.AddRange(_play.Comes(new Voided()).Sent.Select(sent => sent.GetType().Name));

        undone.ShouldBe(plan);
    }

    [Fact]
    public void What_failed_for_now_was_not_done_and_is_not_in_it() =>
        Plan(_play.Start(new Buy()).Comes(new Reserved()).Comes(new Declined(PurchaseWorkflow.NotNow))).Steps.Select(step => step.Step).ShouldBe(["Reserve"]);

    [Fact]
    public void After_the_pivot_and_after_the_end_nothing_is_undone()
    {
        Plan(_play.Start(new Buy()).Comes(new Reserved()).Comes(new Authorized("c1")).Comes(new Captured())).Steps.ShouldBeEmpty();
        Plan(_play.Comes(new Shipped())).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void Its_hash_stands_for_exactly_this_plan()
    {
        var first = Plan(_play.Start(new Buy()).Comes(new Reserved())).Hash;
        Plan().Hash.ShouldBe(first);
        first.Length.ShouldBe(64);

        Plan(_play.Comes(new Authorized("c1"))).Hash.ShouldNotBe(first);
    }

    [Fact]
    public void Each_act_is_allowed_or_says_why_not()
    {
        _play.Start(new Buy()).Comes(new Reserved()).Comes(new Authorized("c1")).Comes(new CaptureDisputed());

        OperatorChoice.Of(_play.Saga).Where(choice => choice.Objection is null).Select(choice => choice.Act).ShouldBe([OperatorAct.Resume]);
        OperatorChoice.Of(_play.Saga).Single(choice => choice.Act == OperatorAct.Cancel).Objection.ShouldBe("It is not known whether 'Capture' was done. Resume first, which asks.");
    }

    private UndoPlan Plan(Play<PurchaseSaga>? _ = null) => UndoPlan.Of(Definition, _play.Saga);
}
