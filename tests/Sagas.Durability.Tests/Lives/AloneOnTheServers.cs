namespace Sagas.Durability.Tests.Lives;

/// <summary>Tests that disturb a server that all share: they run when no other does.</summary>
[CollectionDefinition(nameof(AloneOnTheServers), DisableParallelization = true)]
public sealed class AloneOnTheServers;
