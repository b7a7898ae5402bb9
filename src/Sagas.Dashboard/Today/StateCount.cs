namespace Sagas.Dashboard.Today;

/// <summary>How many sagas of a workflow are in a state.</summary>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="State">The state's name.</param>
/// <param name="Count">At least one.</param>
public sealed record StateCount(string Workflow, string State, int Count);
