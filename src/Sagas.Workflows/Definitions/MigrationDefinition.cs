namespace Sagas.Workflows.Definitions;

/// <summary>How running sagas come from one version to the next.</summary>
/// <param name="From">The version that they are on.</param>
/// <param name="Where">Which of them do; null for all.</param>
/// <param name="Change">What becomes of their data; null for nothing.</param>
internal sealed record MigrationDefinition<TSaga>(int From, Func<TSaga, bool>? Where, Action<TSaga>? Change);
