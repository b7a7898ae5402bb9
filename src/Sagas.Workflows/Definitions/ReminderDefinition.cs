namespace Sagas.Workflows.Definitions;

/// <summary>What a step that waits sends now and then.</summary>
/// <param name="Every">How long between two.</param>
/// <param name="Command">What is sent.</param>
internal sealed record ReminderDefinition<TSaga>(TimeSpan Every, CommandDefinition<TSaga> Command);
