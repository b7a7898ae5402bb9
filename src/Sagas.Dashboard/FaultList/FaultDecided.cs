namespace Sagas.Dashboard.FaultList;

/// <summary>The answer to a decision about what was set aside.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state now: replayed, sent or discarded.</param>
/// <param name="MessageId">The id under which the message goes out: a fault's a new one, a send's its own; null when it is discarded.</param>
public sealed record FaultDecided(Guid Id, string State, Guid? MessageId);
