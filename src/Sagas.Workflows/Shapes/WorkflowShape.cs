namespace Sagas.Workflows.Shapes;

/// <summary>One version of a workflow as data: what pictures, pages and the comparison of versions are made from.</summary>
/// <param name="Name">The workflow's name.</param>
/// <param name="Version">Which version.</param>
/// <param name="StartsWith">The name of the command that begins a saga.</param>
/// <param name="State">The state that a saga begins in.</param>
/// <param name="Parts">What it does, in order.</param>
/// <param name="Completed">How it ends with its effect.</param>
/// <param name="Compensated">How it ends without.</param>
public sealed record WorkflowShape(string Name, int Version, string StartsWith, string State, IReadOnlyList<PartShape> Parts, EndShape Completed, EndShape Compensated)
{
    /// <summary>Every step, from top to bottom.</summary>
    public IEnumerable<StepShape> Steps() => Parts.SelectMany(part => part.Steps());
}
