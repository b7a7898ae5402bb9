namespace Sagas.Workflows.Definitions;

/// <summary>How a saga begins.</summary>
/// <param name="Command">The type of its first command.</param>
/// <param name="Apply">What the saga takes over from it.</param>
/// <param name="State">The state that it begins in.</param>
internal sealed record StartDefinition<TSaga>(Type Command, Action<TSaga, object> Apply, string State);
