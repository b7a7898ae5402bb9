namespace Sagas.Testing.Scenarios.Faults;

/// <summary>A fault as it came about.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Met">Whether it met what it is about: connections, a living node, a server that was there.</param>
public sealed record DoneFault(FaultKind Kind, DateTimeOffset From, DateTimeOffset Until, bool Met)
{
    /// <summary>Whether a saga was under way meanwhile.</summary>
    /// <param name="lives">The first and the last move of each saga.</param>
    public bool Meets(IEnumerable<(DateTimeOffset First, DateTimeOffset Last)> lives) => Met && lives.Any(life => life.First <= Until && life.Last >= From);
}
