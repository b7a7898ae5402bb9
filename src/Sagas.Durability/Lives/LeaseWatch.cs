namespace Sagas.Durability.Lives;

/// <summary>
/// Decides who is dead: who was seen unmoved for a whole lease of the observer's own monotonic clock, over three readings at least, while the
/// observer itself could renew. No other clock is asked, so one that jumps changes nothing. After a pause of the database, when all look dead,
/// a whole lease must pass from the observer's first renewal on, in which the living renew. Pure: times come in, and count from any origin.
/// </summary>
internal sealed class LeaseWatch(TimeSpan lease)
{
    private const int LeastReadings = 3;

    // Longer between two renewals than twice their pace means that the database or the observer itself stood still.
    private readonly TimeSpan _maxGap = lease * 2 / 3;
    private Dictionary<Guid, Observation> _seen = [];
    private TimeSpan? _steadySince;
    private TimeSpan _renewed;

    /// <summary>The observer has written its own heartbeat; the answer came at <paramref name="at"/>.</summary>
    public void Renewed(TimeSpan at)
    {
        if (_steadySince is null || at - _renewed > _maxGap)
            _steadySince = at;
        _renewed = at;
    }

    /// <summary>The observer is another life from now on: it must renew before it judges.</summary>
    public void Restart() => _steadySince = null;

    /// <summary>Takes a reading of all leases and returns those that are dead.</summary>
    /// <param name="asked">When the reading was asked for: what it shows was so then or later.</param>
    /// <param name="answered">When the answer came: what it shows was so then or before.</param>
    /// <param name="leases">The lives that it found, the observer's own left out.</param>
    public IReadOnlyList<LeaseSeen> Read(TimeSpan asked, TimeSpan answered, IEnumerable<LeaseSeen> leases)
    {
        var before = _seen;
        _seen = leases.ToDictionary(
            life => life.Id,
            life => before.TryGetValue(life.Id, out var known) && known.Life == life ? known with { Readings = known.Readings + 1 } : new Observation(life, answered, 1));

        return IsSteady(asked, answered) ? [.. _seen.Values.Where(seen => IsDead(seen, asked)).Select(seen => seen.Life)] : [];
    }

    private bool IsSteady(TimeSpan asked, TimeSpan answered) => _steadySince is { } since && asked - since >= lease && answered - _renewed <= _maxGap;

    private bool IsDead(Observation seen, TimeSpan asked) => asked - seen.Since >= lease && seen.Readings >= LeastReadings;

    /// <summary>A life that has not moved since a reading.</summary>
    private sealed record Observation(LeaseSeen Life, TimeSpan Since, int Readings);
}
