namespace Sagas.Dashboard.FaultList;

/// <summary>One page of a list, newest first.</summary>
/// <param name="Faults">The faults.</param>
/// <param name="Next">After which fault the list goes on; null at the end.</param>
public sealed record FaultSlice(IReadOnlyList<ListedFault> Faults, FaultCursor? Next);
