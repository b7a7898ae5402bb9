namespace Sagas.Durability;

/// <summary>What the journal can say about itself to a health check.</summary>
public interface IJournalHealth
{
    /// <summary>
    /// Completed when the tables are there and this process may write them. Until then messages are held and scopes refused. Faulted with a
    /// sentence when it cannot start until a person puts something right; the host is then stopped.
    /// </summary>
    Task Started { get; }

    /// <summary>Whether committed messages can leave: the broker confirmed a probe in the last ten seconds, or the in-memory bus runs.</summary>
    bool IsDelivering { get; }

    /// <summary>Why they cannot, a sentence; null when they can.</summary>
    string? DeliveryTrouble { get; }

    /// <summary>
    /// Endpoints that took nothing for ten seconds while messages waited, by name, and have not begun to move since. They are started again by
    /// themselves.
    /// </summary>
    IReadOnlyList<string> StuckEndpoints { get; }

    /// <summary>Rows of this process that are committed and not yet delivered.</summary>
    long Backlog { get; }

    /// <summary>How old the oldest of these rows is, within a tenth of a second; zero when there is none.</summary>
    TimeSpan CursorLag { get; }

    /// <summary>
    /// How far this machine's clock is from the database's, compared every second; positive when it is ahead. Half the round trip is taken off, so
    /// that only what is certain is told. Zero on SQLite, where both are one.
    /// </summary>
    TimeSpan ClockOffset { get; }

    /// <summary>Whether the offset is at most one second. A node that is further off should take no traffic.</summary>
    bool IsClockRight { get; }

    /// <summary>How many nodes share the journal and live, this one included.</summary>
    int LiveNodes { get; }

    /// <summary>How long the oldest timer is overdue by the database's clock, as of the last look, half a second ago at most; zero when none is.</summary>
    TimeSpan TimerLag { get; }
}
