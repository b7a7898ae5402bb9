namespace Sagas.Workflows.Shapes;

/// <summary>An end of a workflow.</summary>
/// <param name="State">The saga's last state.</param>
/// <param name="Fact">The name of the fact that tells of it; null where nobody is told.</param>
public sealed record EndShape(string State, string? Fact);
