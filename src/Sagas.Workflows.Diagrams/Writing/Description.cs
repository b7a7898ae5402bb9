using Sagas.Workflows.Diagrams.Texts;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Writing;

/// <summary>A picture in words, for readers who do not see it.</summary>
internal static class Description
{
    /// <summary>What it is a picture of.</summary>
    public static string Title(WorkflowShape shape) => $"Workflow {shape.Name}, version {shape.Version}";

    /// <summary>How it starts, each step with its undo and its mark, and how it ends.</summary>
    public static string Of(WorkflowShape shape, IReadOnlyDictionary<string, StepMark>? progress) => string.Join(
        ' ',
        [
            $"{shape.StartsWith} starts it.",
            $"Steps: {string.Join("; ", shape.Steps().Select(step => Of(step, progress)))}.",
            $"It ends {End(shape.Completed)}, or when all that was done is undone {End(shape.Compensated)}.",
        ]);

    private static string Of(StepShape step, IReadOnlyDictionary<string, StepMark>? progress) => string.Concat(
        step.Name,
        step.IsPivot ? $" ({StepWords.NoReturn})" : "",
        step.Undo is null ? "" : $", undone by {step.Undo}",
        progress is null ? "" : $": {StepMarkWords.Of(progress.GetValueOrDefault(step.Name, StepMark.Todo))}");

    private static string End(EndShape end) => end.Fact is null ? end.State : $"{end.State} with {end.Fact}";
}
