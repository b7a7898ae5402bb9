using Sagas.Operations.Workflows;
using Sagas.Workflows.Diagrams;
using Sagas.Workflows.Progressing;
using Sagas.Workflows.Shapes;

namespace Sagas.Dashboard.SagaView;

/// <summary>How far each step of a saga is, in the words of the API and in the marks of the picture.</summary>
public static class SagaPlan
{
    /// <summary>Every step of the saga's version in order; one that has branches from data once a branch.</summary>
    public static IReadOnlyList<PlanStep> Of(SagaStanding standing) => [.. standing.Shape.Steps().SelectMany(step => Steps(step, standing.Progress))];

    /// <summary>What a picture says of each step that has begun, and of those that the saga went past.</summary>
    public static IReadOnlyDictionary<string, StepMark> MarksOf(SagaStanding standing)
    {
        var progress = standing.Progress;
        var marks = progress.Steps.GroupBy(step => step.Step).ToDictionary(branches => branches.Key, branches => branches.Select(Mark).MaxBy(Urgency));
        foreach (var step in standing.Shape.Steps().Where(step => progress.HasEnded && !marks.ContainsKey(step.Name)))
            marks.Add(step.Name, StepMark.Skipped);
        return marks;
    }

    private static IEnumerable<PlanStep> Steps(StepShape step, Progress progress)
    {
        var branches = progress.Steps.Where(known => known.Step == step.Name).ToList();
        return branches.Count == 0
            ? [new PlanStep(step.Name, progress.HasEnded ? "skipped" : "todo", 0, null, null)]
            : branches.Select(branch => new PlanStep(branch.Key is null ? step.Name : $"{step.Name}/{branch.Key}", Word(branch), branch.Attempt, branch.Since.UtcDateTime, null));
    }

    // A step that failed has left nothing behind; one that waits for a person is still under way for the reader.
    private static string Word(StepProgress step) => step switch
    {
        { NeedsPerson: true } or { IsUnderWay: true } => "doing",
        { Status: StepStatus.Done } => "done",
        { Status: StepStatus.Skipped } => "skipped",
        _ => "undone",
    };

    private static StepMark Mark(StepProgress step) => step switch
    {
        { NeedsPerson: true } => StepMark.NeedsPerson,
        { Status: StepStatus.Doing } => StepMark.Doing,
        { Status: StepStatus.Undoing } => StepMark.Undoing,
        { Status: StepStatus.Done } => StepMark.Done,
        { Status: StepStatus.Failed } => StepMark.Failed,
        { Status: StepStatus.Skipped } => StepMark.Skipped,
        _ => StepMark.Undone,
    };

    // Of several branches the picture shows the one that a person would ask about first.
    private static int Urgency(StepMark mark) => mark switch
    {
        StepMark.NeedsPerson => 7,
        StepMark.Failed => 6,
        StepMark.Undoing => 5,
        StepMark.Doing => 4,
        StepMark.Undone => 3,
        StepMark.Done => 2,
        StepMark.Skipped => 1,
        _ => 0,
    };
}
