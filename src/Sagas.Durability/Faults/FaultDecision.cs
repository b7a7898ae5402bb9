namespace Sagas.Durability.Faults;

/// <summary>Who decides about a message that was set aside, and why.</summary>
/// <param name="Actor">The person's or key's name.</param>
/// <param name="Reason">In words, for whoever reads it later.</param>
public sealed record FaultDecision(string Actor, string Reason);
