using Sagas.Durability.Timers;

namespace Sagas.Dashboard.TimerList;

/// <summary>One page of a list, the next due first.</summary>
/// <param name="Timers">The timers.</param>
/// <param name="Next">After which timer the list goes on; null at the end.</param>
public sealed record TimerSlice(IReadOnlyList<ListedTimer> Timers, TimerPlace? Next);
