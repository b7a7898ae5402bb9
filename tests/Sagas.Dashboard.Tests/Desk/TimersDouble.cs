using System.Collections.Concurrent;
using Sagas.Durability.Timers;

namespace Sagas.Dashboard.Tests.Desk;

/// <summary>In place of the journal: lists what it was given, writes down what was decided and answers as told.</summary>
public sealed class TimersDouble : ITimers
{
    /// <summary>What there is.</summary>
    public List<TimerRow> Rows { get; } = [];

    /// <summary>What every decision answers.</summary>
    public TimerOutcome Outcome { get; set; } = TimerOutcome.Done;

    /// <summary>What came, in order; the time is null where a timer was cancelled.</summary>
    public ConcurrentQueue<(Guid Timer, DateTime? DueAt, TimerDecision Decision, string? Tenant)> Decisions { get; } = new();

    public Task<IReadOnlyList<TimerRow>> ListAsync(TimerListing listing, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TimerRow>>(
    [
        .. Rows.Where(row => listing.Tenant is null || row.Tenant == listing.Tenant)
            .Where(row => listing.After is null || row.DueAt > listing.After.DueAt || (row.DueAt == listing.After.DueAt && row.Token.CompareTo(listing.After.Token) > 0))
            .OrderBy(row => row.DueAt).ThenBy(row => row.Token).Take(listing.Limit),
    ]);

    public Task<IReadOnlyList<TimerRow>> OfSagaAsync(Guid sagaId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimerRow>>([.. Rows.Where(row => row.SagaId == sagaId).OrderBy(row => row.DueAt)]);

    public Task<TimerOutcome> MoveAsync(Guid token, DateTime dueAt, TimerDecision decision, string? tenant, CancellationToken cancellationToken)
    {
        Decisions.Enqueue((token, dueAt, decision, tenant));
        return Task.FromResult(Outcome);
    }

    public Task<TimerOutcome> CancelAsync(Guid token, TimerDecision decision, string? tenant, CancellationToken cancellationToken)
    {
        Decisions.Enqueue((token, null, decision, tenant));
        return Task.FromResult(Outcome);
    }
}
