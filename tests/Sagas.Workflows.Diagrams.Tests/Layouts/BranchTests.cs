using Sagas.Workflows.Diagrams.Layouts;
using Sagas.Workflows.Diagrams.Tests.Drawn;

namespace Sagas.Workflows.Diagrams.Tests.Layouts;

public class BranchTests
{
    [Fact]
    public void Branches_that_have_room_begin_at_one_height() =>
        Boxes(Examples.Parallel, "CheckName", "AskBureau", "CheckPlace").Select(box => box.Y).Distinct().ShouldHaveSingleItem();

    [Fact]
    public void Thirty_branches_stand_in_rows_of_four_equal_columns()
    {
        var steps = Layout.Of(Examples.ThirtyBranches).Boxes.Where(box => box.Texts is [var name, ..] && name.Text.StartsWith("Ship", StringComparison.Ordinal)).ToList();

        steps.GroupBy(box => box.Y).Select(row => row.Count()).ShouldBe([4, 4, 4, 4, 4, 4, 4, 2]);
        steps.Select(box => box.X).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void Each_further_row_is_begun_on_its_left_by_the_first()
    {
        var picture = Layout.Of(Examples.ThirtyBranches);
        var bars = picture.Boxes.Where(box => box.Kind == BoxKind.Bar).OrderBy(box => box.Y).ToList();
        var heads = picture.Arrows.Where(arrow => arrow.HasHead).Select(arrow => arrow.Points[^1]).ToList();

        bars.Count.ShouldBe(16, "Eight rows, each with a bar that begins it and one that joins it.");
        bars.Where((_, i) => i > 0 && i % 2 == 0).ShouldAllBe(fork => heads.Contains(new Point(fork.X, fork.Y + (fork.Height / 2))));
    }

    [Fact]
    public void Yes_is_on_the_left_and_no_on_the_right() => Boxes(Examples.Choices, "Big")[0].X.ShouldBeLessThan(Boxes(Examples.Choices, "Red")[0].X);

    [Fact]
    public void A_way_without_steps_goes_around_the_other()
    {
        var picture = Layout.Of(Examples.Choices);
        var navy = Boxes(Examples.Choices, "Navy")[0];

        picture.Arrows.ShouldContain(arrow => arrow.Points.Count == 4 && arrow.X + arrow.Width > navy.Right && arrow.Y < navy.Y && arrow.Y + arrow.Height > navy.Bottom);
    }

    [Fact]
    public void A_frame_holds_what_is_done_for_each()
    {
        var frame = Layout.Of(Examples.ForEach).Boxes.First(box => box.Kind == BoxKind.Frame);

        frame.Texts.Single().Text.ShouldBe("for each of Signers");
        Area.Of(frame).Holds(Area.Of(Boxes(Examples.ForEach, "Ask")[0])).ShouldBeTrue();
    }

    [Fact]
    public void The_point_of_no_return_goes_across_the_whole_picture_below_the_pivot()
    {
        var picture = Layout.Of(Examples.Payment);
        var line = picture.Arrows.Single(arrow => arrow.Kind == ArrowKind.NoReturn);

        line.Y.ShouldBeInRange(Boxes(Examples.Payment, "Capture")[0].Bottom, Boxes(Examples.Payment, "Post")[0].Y);
        line.Width.ShouldBe(picture.Width - (2 * line.X), 0.01);
    }

    [Fact]
    public void In_a_branch_it_goes_across_the_branch_alone()
    {
        var line = Layout.Of(Examples.PivotInBranch).Arrows.Single(arrow => arrow.Kind == ArrowKind.NoReturn);

        (line.X + line.Width).ShouldBeLessThan(Boxes(Examples.PivotInBranch, "Tell")[0].X);
    }

    private static IReadOnlyList<Box> Boxes(Shapes.WorkflowShape shape, params IEnumerable<string> names) =>
        [.. names.Select(name => Layout.Of(shape).Boxes.Single(box => box.Texts is [var first, ..] && first.Text == name))];
}
