using System.Text.Json.Serialization;
using Sagas.Workflows.Shapes;

namespace Sagas.Dashboard.WorkflowList;

/// <summary>A workflow as the API shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Versions">Its versions, the first one first.</param>
public sealed record WorkflowItem(string Name, IReadOnlyList<WorkflowItem.Version> Versions)
{
    /// <summary>A workflow with the number of its sagas by version and state.</summary>
    public static WorkflowItem Of(string name, IReadOnlyList<WorkflowShape> shapes, IReadOnlyList<StateCount> counts) => new(
        name,
        [.. shapes.Select(shape => new Version(
            shape.Version,
            [.. shape.Steps().Select(step => new Step(step.Name, step.Undo, step.IsPivot))],
            counts.Where(count => count.Version == shape.Version).OrderBy(count => count.State, StringComparer.Ordinal).ToDictionary(count => count.State, count => count.Count)))]);

    /// <summary>One version.</summary>
    /// <param name="Number">From 1 on.</param>
    /// <param name="Steps">In order.</param>
    /// <param name="Counts">How many sagas are in each state that any is in.</param>
    public sealed record Version([property: JsonPropertyName("version")] int Number, IReadOnlyList<Step> Steps, IReadOnlyDictionary<string, int> Counts);

    /// <summary>One step.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Undo">The command that undoes it; absent where nothing does.</param>
    /// <param name="Pivot">Whether it is the point of no return.</param>
    public sealed record Step(string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Undo, bool Pivot);

    /// <summary>How many sagas of a version are in a state.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="State">The state.</param>
    /// <param name="Count">How many.</param>
    public sealed record StateCount(int Version, string State, int Count);
}
