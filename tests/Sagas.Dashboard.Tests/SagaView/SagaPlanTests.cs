using Sagas.Dashboard.SagaView;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Workflows.Diagrams;
using Sagas.Workflows.Progressing;

namespace Sagas.Dashboard.Tests.SagaView;

public class SagaPlanTests
{
    private static readonly DateTimeOffset Since = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(StepStatus.Doing, StepPhase.Answer, "doing", StepMark.Doing)]
    [InlineData(StepStatus.Doing, StepPhase.Person, "doing", StepMark.NeedsPerson)]
    [InlineData(StepStatus.Failed, StepPhase.Person, "doing", StepMark.NeedsPerson)]
    [InlineData(StepStatus.Failed, StepPhase.Answer, "undone", StepMark.Failed)]
    [InlineData(StepStatus.Done, StepPhase.Answer, "done", StepMark.Done)]
    [InlineData(StepStatus.Undoing, StepPhase.Answer, "doing", StepMark.Undoing)]
    [InlineData(StepStatus.Undone, StepPhase.Answer, "undone", StepMark.Undone)]
    [InlineData(StepStatus.Skipped, StepPhase.Answer, "skipped", StepMark.Skipped)]
    public void A_step_has_a_word_and_a_mark(StepStatus status, StepPhase phase, string word, StepMark mark)
    {
        var standing = WorkflowDouble.Waiting(new StepProgress { Step = "Reserve", Status = status, Phase = phase, Attempt = 2, Since = Since });

        SagaPlan.Of(standing).ShouldBe([new PlanStep("Reserve", word, 2, Since.UtcDateTime, null), new PlanStep("Authorize", "todo", 0, null, null)]);
        SagaPlan.MarksOf(standing).ShouldBe(new Dictionary<string, StepMark> { ["Reserve"] = mark });
    }

    [Fact]
    public void What_a_saga_that_has_ended_never_came_to_is_skipped()
    {
        var standing = WorkflowDouble.Waiting();
        standing = standing with { Progress = standing.Progress with { Course = Course.Compensated } };

        SagaPlan.Of(standing).ShouldAllBe(step => step.Status == "skipped");
        SagaPlan.MarksOf(standing).Values.ShouldAllBe(mark => mark == StepMark.Skipped);
    }

    [Fact]
    public void Branches_have_a_line_each_and_one_mark_for_all_the_most_urgent()
    {
        var standing = WorkflowDouble.Waiting(
            new StepProgress { Step = "Reserve", Key = "ana", Status = StepStatus.Done },
            new StepProgress { Step = "Reserve", Key = "bob", Status = StepStatus.Doing, Phase = StepPhase.Person });

        SagaPlan.Of(standing).Take(2).Select(step => (step.Step, step.Status)).ShouldBe([("Reserve/ana", "done"), ("Reserve/bob", "doing")]);
        SagaPlan.MarksOf(standing)["Reserve"].ShouldBe(StepMark.NeedsPerson);
    }
}
