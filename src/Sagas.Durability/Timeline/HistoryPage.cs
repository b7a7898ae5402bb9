namespace Sagas.Durability.Timeline;

/// <summary>Events of all sagas in the order of reading.</summary>
/// <param name="Events">The events; none where there is nothing new yet.</param>
/// <param name="Next">The place after them, an opaque text; null as long as nothing was ever read.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryRow> Events, string? Next);
