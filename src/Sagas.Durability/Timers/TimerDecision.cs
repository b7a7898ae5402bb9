namespace Sagas.Durability.Timers;

/// <summary>Who decides about a timer, and why.</summary>
/// <param name="Actor">The person's or key's name.</param>
/// <param name="Reason">The reason that they gave; kept as it is.</param>
public sealed record TimerDecision(string Actor, string Reason);
