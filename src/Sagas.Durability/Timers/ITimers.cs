namespace Sagas.Durability.Timers;

/// <summary>The timers, for the people who look after them. Reads and writes by the application's database; nothing is retried here.</summary>
public interface ITimers
{
    /// <summary>Timers in the order in which they are due.</summary>
    Task<IReadOnlyList<TimerRow>> ListAsync(TimerListing listing, CancellationToken cancellationToken);

    /// <summary>The timers of a saga, in the order in which they are due.</summary>
    /// <param name="sagaId">The saga's correlation id.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<TimerRow>> OfSagaAsync(Guid sagaId, CancellationToken cancellationToken);

    /// <summary>Makes a timer due at another time; one in the past makes it due now.</summary>
    /// <param name="token">The timer.</param>
    /// <param name="dueAt">When it is to be due, UTC; rounded up to a whole millisecond.</param>
    /// <param name="decision">Who moves it, and why: kept with the timer and logged.</param>
    /// <param name="tenant">The tenant that the timer must belong to; null for any.</param>
    /// <param name="cancellationToken">Ends the waiting; the outcome is then unknown.</param>
    Task<TimerOutcome> MoveAsync(Guid token, DateTime dueAt, TimerDecision decision, string? tenant, CancellationToken cancellationToken);

    /// <summary>Takes a timer away, so that it never fires. What it has fired already is under way and not called back.</summary>
    /// <param name="token">The timer.</param>
    /// <param name="decision">Who cancels it, and why: logged.</param>
    /// <param name="tenant">The tenant that the timer must belong to; null for any.</param>
    /// <param name="cancellationToken">Ends the waiting; the outcome is then unknown.</param>
    Task<TimerOutcome> CancelAsync(Guid token, TimerDecision decision, string? tenant, CancellationToken cancellationToken);
}
