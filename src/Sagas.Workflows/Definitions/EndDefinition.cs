namespace Sagas.Workflows.Definitions;

/// <summary>How a saga ends.</summary>
/// <param name="State">The state that it ends in.</param>
/// <param name="FactType">The type of the fact that says so; null where nobody is told.</param>
/// <param name="Fact">Makes it, given the time of the end.</param>
internal sealed record EndDefinition<TSaga>(string State, Type? FactType, Func<TSaga, DateTimeOffset, object>? Fact);
