namespace Sagas.Workflows.Definitions;

/// <summary>How a saga ends.</summary>
/// <param name="State">The state that it ends in.</param>
/// <param name="Fact">Makes the fact that says so; null where nobody is told.</param>
internal sealed record EndDefinition<TSaga>(string State, Func<TSaga, object>? Fact);
