using Sagas.Workflows.Diagrams.Layouts;
using Sagas.Workflows.Diagrams.Tests.Drawn;

namespace Sagas.Workflows.Diagrams.Tests.Layouts;

public class WayBackTests
{
    private readonly Picture _payment = Layout.Of(Examples.Payment);

    [Fact]
    public void Undos_stand_in_one_column_beside_the_steps() => Undos(_payment).Select(box => box.X).Distinct().ShouldHaveSingleItem().ShouldBeGreaterThan(Step(_payment, "Reserve").Right);

    [Fact]
    public void An_undo_stands_where_its_step_is_done()
    {
        Undos(_payment).Select(Text).ShouldBe(["ReleaseFunds", "VoidCharge"]);
        Undo(_payment, "ReleaseFunds").Y.ShouldBeInRange(Step(_payment, "Reserve").Bottom, Step(_payment, "Authorize").Y);
        Undo(_payment, "VoidCharge").Y.ShouldBeInRange(Step(_payment, "Authorize").Bottom, Step(_payment, "Capture").Y);
    }

    [Fact]
    public void The_way_back_goes_upwards_through_each_undo_to_the_end_without_effect()
    {
        var ways = _payment.Arrows.Where(arrow => arrow is { Kind: ArrowKind.Back, HasHead: true }).ToList();

        ways.ShouldAllBe(way => way.Points[0].Y > way.Points[1].Y);
        ways.Select(way => way.Points[^1].Y).Order().ShouldBe(
            [Compensated(_payment).Bottom, Undo(_payment, "ReleaseFunds").Bottom, Undo(_payment, "VoidCharge").Bottom]);
    }

    [Fact]
    public void A_failure_of_a_step_goes_past_its_own_undo() => FailureOf("Authorize").ShouldBeLessThan(Undo(_payment, "VoidCharge").Y);

    [Fact]
    public void A_failure_of_a_step_meets_the_undo_of_the_step_before() => FailureOf("Authorize").ShouldBeGreaterThan(Undo(_payment, "ReleaseFunds").Bottom);

    [Fact]
    public void Behind_the_pivot_no_failure_leads_back() =>
        _payment.Arrows.Where(arrow => arrow.Kind == ArrowKind.Back).Max(arrow => arrow.Y).ShouldBeLessThan(Step(_payment, "Capture").Bottom);

    [Fact]
    public void What_several_branches_did_is_one_stop_with_all_their_undos() =>
        Undos(Layout.Of(Examples.Parallel)).Select(box => box.Texts[^1].Whole).ShouldBe(["Close", "WithdrawRequest, ForgetName"]);

    [Fact]
    public void A_step_in_a_branch_names_its_undo_itself() =>
        Step(Layout.Of(Examples.Parallel), "CheckName").Texts.Select(text => text.Text).ShouldContain("undo: ForgetName");

    [Fact]
    public void An_undo_that_is_under_way_is_marked()
    {
        var picture = Layout.Of(Examples.Payment, new Dictionary<string, StepMark> { ["Authorize"] = StepMark.Undoing, ["Reserve"] = StepMark.Done });

        Undo(picture, "VoidCharge").Mark.ShouldBe(StepMark.Undoing);
        Undo(picture, "ReleaseFunds").Mark.ShouldBeNull();
    }

    private double FailureOf(string step)
    {
        var box = Step(_payment, step);
        return _payment.Arrows.Single(arrow => arrow is { Kind: ArrowKind.Back, HasHead: false } && arrow.Y > box.Y && arrow.Y < box.Bottom).Y;
    }

    private static IEnumerable<Box> Undos(Picture picture) => picture.Boxes.Where(box => box.Kind == BoxKind.Undo);

    private static Box Undo(Picture picture, string command) => Undos(picture).Single(box => Text(box) == command);

    private static Box Step(Picture picture, string name) => picture.Boxes.Single(box => box.Kind is BoxKind.Step or BoxKind.Pivot && Text(box) == name);

    private static Box Compensated(Picture picture) => picture.Boxes.Single(box => box.Kind == BoxKind.Compensated);

    private static string Text(Box box) => box.Texts[0].Text;
}
