using Sagas.Workflows.Retrying;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Definitions;

/// <summary>What a declaration that cannot be carried out is told.</summary>
public class WrongDefinitionTests
{
    [Fact]
    public void A_workflow_needs_a_start_and_a_step() => MistakesOf(_ => { }, starts: false).ShouldBe(["It has no start. Add StartsWith<…>(…).", "It has no step. Add Step(…)."]);

    [Fact]
    public void Each_step_has_a_name_of_its_own() => MistakesOf(w =>
    {
        w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().NothingToUndo();
        w.Step("Reserve").Send(_ => new Ship()).Then<Shipped>().Fails<Lost>().NothingToUndo();
    }).ShouldBe(["2 steps are named 'Reserve'. Give each a name of its own."]);

    [Fact]
    public void A_step_says_how_it_is_done() => MistakesOf(w => w.Step("Reserve").Send(_ => new Reserve()).Fails<SoldOut>().NothingToUndo())
        .ShouldBe(["Step 'Reserve' has no fact that says that it is done. Add .Then<…>()."]);

    [Fact]
    public void A_step_has_a_way_to_fail() => MistakesOf(w => w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().NothingToUndo())
        .ShouldBe(["Step 'Reserve' has no way to fail. Add .Fails<…>() or .Within(…), or .CannotBeRefused() where only its consumer may give up."]);

    [Fact]
    public void A_step_that_nobody_refuses_needs_none() => new Declared(w => w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().CannotBeRefused().NothingToUndo(), starts: true).Define();

    [Fact]
    public void A_step_that_nobody_refuses_knows_no_refusal() => MistakesOf(w => w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().CannotBeRefused().NothingToUndo())
        .ShouldBe(["Step 'Reserve' cannot be refused and knows a fact that says so. Remove .CannotBeRefused() or .Fails<…>()."]);

    [Fact]
    public void Who_is_asked_for_an_hour_is_given_a_pause() => MistakesOf(w => w.Step("Authorize").Send(_ => new Authorize()).Then<Authorized>().Fails<Declined>().NothingToUndo()
            .OnUnknown(_ => new LookUpCharge(), horizon: TimeSpan.FromHours(1)))
        .ShouldBe(["Step 'Authorize' asks for 1 h without a pause. Add .Retry(…), whose pauses the look-ups keep."]);

    [Fact]
    public void A_wait_has_a_limit() => MistakesOf(w => w.Step("Payday").Then<Reserved>().Fails<SoldOut>())
        .ShouldBe(["Step 'Payday' waits without a limit. Add .Within(…)."]);

    [Fact]
    public void A_fact_has_one_meaning() => MistakesOf(w => w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<Reserved>().NothingToUndo())
        .ShouldBe(["Step 'Reserve' names Reserved 2 times. A fact has one meaning: name it once."]);

    [Fact]
    public void What_is_waited_out_is_a_failure() => MistakesOf(w => w.Step("Authorize").Send(_ => new Authorize()).Then<Authorized>().Fails<Declined>().NothingToUndo()
            .RetrySoft<SoldOut>(_ => true, Later.Every(TimeSpan.FromDays(1), within: TimeSpan.FromDays(3))))
        .ShouldBe(["Step 'Authorize' waits out SoldOut, which does not say that it failed. Add .Fails<SoldOut>()."]);

    [Fact]
    public void What_stands_before_the_pivot_has_an_undo() => MistakesOf(w =>
    {
        w.Step("Authorize").Send(_ => new Authorize()).Then<Authorized>().Fails<Declined>();
        w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().CannotBeUndone();
        w.Step("Capture").Send(_ => new Capture()).Then<Captured>().Fails<CaptureRefused>().Pivot();
    }).ShouldBe(
    [
        "Step 'Authorize' has no undo before the pivot. Add .Undo(…) or .NothingToUndo().",
        "Step 'Reserve' cannot be undone and stands before the pivot. Move it behind, or add .Undo(…).",
    ]);

    [Fact]
    public void What_stands_behind_the_pivot_has_none() => MistakesOf(w =>
    {
        w.Step("Capture").Send(_ => new Capture()).Then<Captured>().Fails<CaptureRefused>().Pivot();
        w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().Undo<Release, Released>(_ => new Release());
    }).ShouldBe(["Step 'Reserve' has an undo behind the pivot, where nothing is undone. Remove .Undo(…)."]);

    [Fact]
    public void One_step_decides_and_stands_on_the_line() => MistakesOf(w => w.InParallel(
        "Both",
        ("One", () => w.Step("Capture").Send(_ => new Capture()).Then<Captured>().Fails<CaptureRefused>().Pivot().NothingToUndo()),
        ("Other", () => w.Step("Ship").Send(_ => new Ship()).Then<Shipped>().Fails<Lost>().Pivot().NothingToUndo())))
        .ShouldBe(
        [
            "'Capture' and 'Ship' are pivots. One step decides: keep .Pivot() on that.",
            "The pivot 'Capture' is in a branch, beside which others can still fail. Move it onto the line.",
            "The pivot 'Ship' is in a branch, beside which others can still fail. Move it onto the line.",
        ]);

    [Fact]
    public void A_fact_says_which_branch_it_is_about() => MistakesOf(w => w.ForEach("All", _ => new[] { "a" }, element => element, _ => 0, () =>
        w.Step("Ship").Send(_ => new Ship()).Then<Shipped>().Fails<Lost>().NothingToUndo()))
        .ShouldBe(
        [
            "Step 'Ship' is in branches that come from data, and Shipped does not say which. Give its key: (key: m => m.…).",
            "Step 'Ship' is in branches that come from data, and Lost does not say which. Give its key: (key: m => m.…).",
        ]);

    [Fact]
    public void Branches_do_not_wait_for_one_fact_at_once() => MistakesOf(w => w.InParallel(
        "Both",
        ("One", () => w.Step("Ship").Send(_ => new Ship()).Then<Shipped>().Fails<Lost>().NothingToUndo()),
        ("Other", () => w.Step("ShipBack").Send(_ => new Ship()).Then<Shipped>().Fails<SoldOut>().NothingToUndo())))
        .ShouldBe(["Steps 'Ship' and 'ShipBack' may wait for Shipped at once. Give each a fact of its own."]);

    [Fact]
    public void An_outside_party_can_be_asked() => MistakesOf(w => w.Step("Authorize").Send(_ => new Authorize()).Then<Authorized>().Fails<Declined>().NothingToUndo().Outside())
        .ShouldBe(["Step 'Authorize' is done by an outside party, whose answer may get lost. Add .Within(…) and .OnUnknown(…), which asks by the execution's key."]);

    [Fact]
    public void What_nobody_asks_for_is_never_answered() => MistakesOf(w =>
        w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().NeverTaken<NoSuchCharge>().UndoFails<VoidRefused>().NothingToUndo())
        .ShouldBe(
        [
            "Step 'Reserve' knows what was never taken, and nothing asks. Add .OnUnknown(…).",
            "Step 'Reserve' knows how its undo fails, and has none. Add .Undo(…).",
        ]);

    [Fact]
    public void A_step_is_in_some_version() => MistakesOf(w => w.Step("Reserve").Send(_ => new Reserve()).Then<Reserved>().Fails<SoldOut>().NothingToUndo().Since(3))
        .ShouldBe(["Step 'Reserve' is in no version: it is from 3 to 1. Mend .Since(…) or .Until(…), or raise the workflow's version."]);

    [Fact]
    public void All_mistakes_are_told_at_once() => Should.Throw<WorkflowDefinitionException>(() => new Declared(_ => { }, starts: false).Define()).Message
        .ShouldBe("Workflow 'wrong' cannot be used as it is declared:\n- It has no start. Add StartsWith<…>(…).\n- It has no step. Add Step(…).");

    private static IReadOnlyList<string> MistakesOf(Action<Declared> declare, bool starts = true) => Should.Throw<WorkflowDefinitionException>(() => new Declared(declare, starts).Define()).Mistakes;

    private sealed class Declared : Workflow<PurchaseSaga>
    {
        public Declared(Action<Declared> declare, bool starts) : base("wrong", version: 1)
        {
            if (starts)
                StartsWith<Buy>((_, _) => { }, "Submitted");
            declare(this);
        }

        public new StepBuilder<PurchaseSaga> Step(string name) => base.Step(name);

        public new void InParallel(string name, params IReadOnlyList<(string Name, Action Steps)> branches) => base.InParallel(name, branches);

        public new void ForEach<TElement>(string name, Func<PurchaseSaga, IEnumerable<TElement>> elements, Func<TElement, string> key, Func<TElement, int> order, Action steps) =>
            base.ForEach(name, elements, key, order, steps);
    }
}
