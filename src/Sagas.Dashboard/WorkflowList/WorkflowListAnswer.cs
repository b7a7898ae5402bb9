namespace Sagas.Dashboard.WorkflowList;

/// <summary>Every workflow of this build.</summary>
/// <param name="Items">By name.</param>
public sealed record WorkflowListAnswer(IReadOnlyList<WorkflowItem> Items);
