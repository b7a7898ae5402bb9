namespace Sagas.Durability.Timeline;

/// <summary>
/// Reads the timelines of all sagas forward, for whoever keeps something of his own from them. What commits late is read late and never skipped: an
/// event is handed out only when no transaction that began before its own is open any more. One saga's events come in the order of their versions.
/// </summary>
public interface IHistoryReader
{
    /// <summary>The events after a place, the first one first.</summary>
    /// <param name="after">Where the last page ended (<see cref="HistoryPage.Next"/>), kept by the reader beside what he made of it; null for the beginning.</param>
    /// <param name="limit">How many at most, above zero.</param>
    /// <param name="cancellationToken">The caller's end.</param>
    /// <exception cref="ArgumentException">The place is none that this database gave.</exception>
    Task<HistoryPage> ReadAsync(string? after, int limit, CancellationToken cancellationToken);
}
