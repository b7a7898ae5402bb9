namespace Sagas.Dashboard.FaultList;

/// <summary>The answer to a decision about a fault.</summary>
/// <param name="Id">The fault's id.</param>
/// <param name="State">Its state now: replayed or discarded.</param>
/// <param name="MessageId">The new id under which the message goes out; only with replayed.</param>
public sealed record FaultDecided(Guid Id, string State, Guid? MessageId);
