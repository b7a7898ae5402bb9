namespace Sagas.Dashboard.FaultList;

/// <summary>One page of faults.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
public sealed record FaultListAnswer(IReadOnlyList<FaultItem> Items, string? Next);
