using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Undoing;

/// <summary>Where a part meets the way back: a failure in it enters there, and what was done in it is undone there.</summary>
/// <param name="Part">A part of the workflow's own sequence.</param>
/// <param name="Undone">The steps in it that have an undo, from top to bottom; empty where there is nothing to undo.</param>
internal sealed record UndoStop(PartShape Part, IReadOnlyList<StepShape> Undone)
{
    /// <summary>
    /// Whether what the part did is undone behind the place where its own failure enters. A step that failed has done nothing; of several steps, some may be done.
    /// </summary>
    public bool IsBehindFailure => Part is StepShape;

    /// <summary>The undo commands, the last first; each once.</summary>
    public string Commands => string.Join(", ", Undone.Reverse().Select(step => step.Undo).Distinct());

    /// <summary>The stops of a workflow from top to bottom. There are none behind the part with the pivot: from there the saga goes only forward.</summary>
    public static IReadOnlyList<UndoStop> Of(WorkflowShape shape)
    {
        List<UndoStop> stops = [];
        foreach (var part in shape.Parts)
        {
            stops.Add(new UndoStop(part, [.. part.Steps().Where(step => step.Undo is not null && !step.IsPivot)]));
            if (part.Steps().Any(step => step.IsPivot))
                break;
        }

        return stops;
    }
}
