namespace Sagas.Durability.MassTransit;

/// <summary>Ends a run whose message its saga took before. MassTransit gives a repository no other way to say so.</summary>
internal sealed class AlreadyTakenException() : Exception("The saga took this message before.");
