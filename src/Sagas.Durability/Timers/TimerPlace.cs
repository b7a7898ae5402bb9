namespace Sagas.Durability.Timers;

/// <summary>A place in the list of timers: nothing that stood behind it is skipped or repeated, unless it is moved.</summary>
/// <param name="DueAt">When the timer there is due; UTC.</param>
/// <param name="Token">The timer there.</param>
public sealed record TimerPlace(DateTime DueAt, Guid Token);
