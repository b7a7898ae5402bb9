using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Tests.Drawn;

/// <summary>Makes parts of workflows that tests draw.</summary>
internal static class Steps
{
    public static StepShape Step(string name, string? undo = null, string? state = null, bool isPivot = false, string? within = "30 s", string retry = "1 attempt", string? lookUp = null) => new()
    {
        Name = name,
        Command = $"{name}Command",
        Done = [$"{name}Done"],
        Failed = [$"{name}Failed"],
        LookUp = lookUp,
        Undo = undo,
        Undone = undo is null ? [] : [$"{undo}Done"],
        IsOutside = lookUp is not null,
        IsPivot = isPivot,
        Within = within,
        Retry = retry,
        State = state,
    };

    public static BranchShape Branch(string name, params IReadOnlyList<PartShape> parts) => new(name, parts);

    public static WorkflowShape Workflow(string name, params IReadOnlyList<PartShape> parts) =>
        new(name, 1, "Begin", "Begun", parts, new EndShape("Completed", "Ended"), new EndShape("Failed", "NotEnded"));
}
