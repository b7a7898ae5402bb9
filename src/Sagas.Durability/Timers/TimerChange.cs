namespace Sagas.Durability.Timers;

/// <summary>What a commit does to one timer.</summary>
/// <param name="Token">The timer.</param>
/// <param name="Row">What it is from now on; null for one that is cancelled.</param>
internal sealed record TimerChange(Guid Token, TimerRow? Row);
