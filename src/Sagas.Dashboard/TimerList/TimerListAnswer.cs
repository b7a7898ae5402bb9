using Sagas.Dashboard.SagaView;

namespace Sagas.Dashboard.TimerList;

/// <summary>One page of timers.</summary>
/// <param name="Items">The next due first.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
public sealed record TimerListAnswer(IReadOnlyList<SagaTimer> Items, string? Next);
