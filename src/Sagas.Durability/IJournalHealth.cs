namespace Sagas.Durability;

/// <summary>What the journal can say about itself to a health check.</summary>
public interface IJournalHealth
{
    /// <summary>Completed when the tables are there and this process may write them. Until then messages are held and scopes refused.</summary>
    Task Started { get; }

    /// <summary>Whether committed messages can leave: the broker is connected, or the in-memory bus runs.</summary>
    bool IsDelivering { get; }

    /// <summary>Rows of this process that are committed and not yet delivered.</summary>
    long Backlog { get; }

    /// <summary>How long the oldest timer is overdue by the database's clock, as of the last look, half a second ago at most; zero when none is.</summary>
    TimeSpan TimerLag { get; }
}
