namespace Sagas.Workflows.Diagrams.Writing;

/// <summary>Where the way forward leaves a node.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Label">What stands on the arrow: a state, a branch's name, yes or no; null for nothing.</param>
internal sealed record MermaidExit(string Node, string? Label);
