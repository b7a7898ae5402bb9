namespace Sagas.Workflows.Progressing;

/// <summary>Where a saga stands in its workflow, kept with the saga as one value.</summary>
public sealed record Progress
{
    /// <summary>The definition's version that the saga began on, and finishes on.</summary>
    public int Version { get; init; }

    /// <summary>Which way it goes.</summary>
    public Course Course { get; init; }

    /// <summary>Whether the step that decides is done: from then on only forward.</summary>
    public bool IsPastPivot { get; init; }

    /// <summary>Each step that was begun, in the order of their beginning.</summary>
    public IReadOnlyList<StepProgress> Steps { get; init; } = [];

    /// <summary>Parallel parts that are under way.</summary>
    public IReadOnlyList<Join> Joins { get; init; } = [];

    /// <summary>The step that goes on only when a person decides; null where none does.</summary>
    public StepProgress? AtPerson => Steps.FirstOrDefault(step => step.NeedsPerson);

    /// <summary>Whether nothing more happens to it.</summary>
    public bool HasEnded => Course is Course.Completed or Course.Compensated;
}
