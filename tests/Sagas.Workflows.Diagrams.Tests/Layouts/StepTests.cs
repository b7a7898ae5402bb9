using Sagas.Workflows.Diagrams.Layouts;
using Sagas.Workflows.Shapes;
using static Sagas.Workflows.Diagrams.Tests.Drawn.Steps;

namespace Sagas.Workflows.Diagrams.Tests.Layouts;

public class StepTests
{
    [Fact]
    public void A_step_tells_its_limit_its_attempts_and_its_look_up() => LinesOf(Step("Pay", within: "5 s", retry: "3 attempts, 5 s apart", lookUp: "AskBank"))
        .ShouldBe(["Pay", "within 5 s · 3 attempts, 5 s apart", "look-up: AskBank"]);

    [Fact]
    public void A_limit_and_attempts_that_do_not_fit_one_line_get_two() => LinesOf(Step("Pay", within: "1 h 30 min", retry: "5 attempts, pauses from 1 s doubling to 5 s"))
        .Take(2).ShouldBe(["Pay", "within 1 h 30 min"]);

    [Fact]
    public void One_attempt_is_not_worth_a_word() => LinesOf(Step("Pay", within: null)).ShouldBe(["Pay"]);

    [Fact]
    public void A_name_that_is_too_long_keeps_its_beginning_and_is_whole_for_who_points_at_it()
    {
        var text = TextsOf(Step(new string('n', 300)))[0];

        text.Text.ShouldStartWith("nnnnnnnnnn");
        text.Text.ShouldEndWith("n…");
        text.Whole.ShouldBe(new string('n', 300));
    }

    [Fact]
    public void A_shortened_name_cuts_no_character_in_two() =>
        TextsOf(Step(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 50))))[0].Text.Replace("👩‍👩‍👧", "", StringComparison.Ordinal).ShouldBe("…");

    [Theory]
    [InlineData(StepMark.Todo, "to do")]
    [InlineData(StepMark.Doing, "doing")]
    [InlineData(StepMark.Done, "done")]
    [InlineData(StepMark.Failed, "failed")]
    [InlineData(StepMark.Undoing, "undoing")]
    [InlineData(StepMark.Undone, "undone")]
    [InlineData(StepMark.Skipped, "skipped")]
    [InlineData(StepMark.NeedsPerson, "needs a person")]
    public void A_mark_is_said_in_words(StepMark mark, string words) => LinesOf(Step("Pay"), new() { ["Pay"] = mark })[^1].ShouldBe(words);

    [Fact]
    public void A_step_that_nobody_told_of_is_still_to_do() => LinesOf(Step("Pay"), [])[^1].ShouldBe("to do");

    [Fact]
    public void The_state_stands_beside_the_arrow_that_leaves_the_step() =>
        Layout.Of(Workflow("w", Step("Pay", state: "Paid"))).Labels.Select(label => label.Text).ShouldBe(["Begun", "on failure", "Paid"], ignoreOrder: true);

    private static IReadOnlyList<Label> TextsOf(StepShape step, Dictionary<string, StepMark>? progress = null) =>
        Layout.Of(Workflow("w", step), progress).Boxes.Single(box => box.Kind == BoxKind.Step).Texts;

    private static IReadOnlyList<string> LinesOf(StepShape step, Dictionary<string, StepMark>? progress = null) => [.. TextsOf(step, progress).Select(text => text.Text)];
}
