namespace Sagas.Dashboard.TimerList;

/// <summary>The answer to a decision about a timer.</summary>
/// <param name="Id">The timer's id.</param>
/// <param name="DueAt">When it is due now, UTC; null for one that is cancelled.</param>
public sealed record TimerDecided(Guid Id, DateTime? DueAt);
