namespace Sagas.BlackBox.Tests.Readme;

/// <summary>Tests of what the README promises a stranger in seconds, whose machine does not run this suite beside it.</summary>
[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public sealed class AloneOnTheMachine;
