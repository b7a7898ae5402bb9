using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Timers;

/// <summary>The timers as they lie in the journal's table.</summary>
internal sealed partial class JournalTimers(JournalRuntime runtime, ILogger<JournalTimers> logger) : ITimers
{
    public Task<IReadOnlyList<TimerRow>> ListAsync(TimerListing listing, CancellationToken cancellationToken) => runtime.WithDatabaseAsync(async database =>
    {
        var timers = Of(database, listing.Tenant);
        if (listing.After is { } after)
            timers = timers.Where(timer => timer.DueAt > after.DueAt || (timer.DueAt == after.DueAt && timer.Token.CompareTo(after.Token) > 0));
        return (IReadOnlyList<TimerRow>)await timers.OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Token).Take(listing.Limit).ToListAsync(cancellationToken);
    });

    public Task<IReadOnlyList<TimerRow>> OfSagaAsync(Guid sagaId, CancellationToken cancellationToken) => runtime.WithDatabaseAsync(async database =>
        (IReadOnlyList<TimerRow>)await Of(database, null).Where(timer => timer.SagaId == sagaId)
            .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Token).ToListAsync(cancellationToken));

    public async Task<TimerOutcome> MoveAsync(Guid token, DateTime dueAt, TimerDecision decision, string? tenant, CancellationToken cancellationToken)
    {
        var moved = TimerId.Due(dueAt);
        var outcome = await ChangeAsync(token, tenant, timer => IsBeyondHorizon(timer, moved), (same, timer) => MoveAsync(same, timer, moved, decision, cancellationToken), cancellationToken);
        if (outcome == TimerOutcome.Done)
        {
            LogMoved(logger, token, moved, decision.Actor, decision.Reason);
            runtime.Alarm.Committed(moved);
        }

        return outcome;
    }

    public async Task<TimerOutcome> CancelAsync(Guid token, TimerDecision decision, string? tenant, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(token, tenant, _ => false, (same, _) => same.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        if (outcome == TimerOutcome.Done)
            LogCancelled(logger, token, decision.Actor, decision.Reason);
        return outcome;
    }

    private static IQueryable<TimerRow> Of(DbContext database, string? tenant)
    {
        var timers = database.Set<TimerRow>().AsNoTracking();
        return tenant is null ? timers : timers.Where(timer => timer.Tenant == tenant);
    }

    private Task<TimerOutcome> ChangeAsync(
        Guid token, string? tenant, Func<TimerRow, bool> isBeyondHorizon, Func<IQueryable<TimerRow>, TimerRow, Task<int>> change, CancellationToken cancellationToken) =>
        runtime.WithDatabaseAsync(async database =>
        {
            if (await Of(database, tenant).SingleOrDefaultAsync(timer => timer.Token == token, cancellationToken) is not { } timer)
                return TimerOutcome.NotFound;
            if (isBeyondHorizon(timer))
                return TimerOutcome.BeyondHorizon;

            using var turn = await runtime.Store.EnterWriteAsync(database, cancellationToken);
            // One that another moved meanwhile is not the one that was decided about.
            var same = database.Set<TimerRow>().Where(other => other.Token == token && other.MessageId == timer.MessageId);
            return await change(same, timer) == 1 ? TimerOutcome.Done : TimerOutcome.MovedOn;
        });

    private Task<int> MoveAsync(IQueryable<TimerRow> same, TimerRow timer, DateTime dueAt, TimerDecision decision, CancellationToken cancellationToken)
    {
        var message = runtime.Format.Read(timer.Outgoing)[0];
        var id = TimerId.Of(timer.Token, dueAt);
        var outgoing = runtime.Format.Write([message with { MessageId = IsAgain(timer, message) ? message.MessageId : id }])!;
        return same.ExecuteUpdateAsync(
            row => row.SetProperty(t => t.DueAt, dueAt).SetProperty(t => t.MessageId, id).SetProperty(t => t.Outgoing, outgoing)
                .SetProperty(t => t.Actor, decision.Actor).SetProperty(t => t.Reason, decision.Reason),
            cancellationToken);
    }

    private bool IsBeyondHorizon(TimerRow timer, DateTime dueAt)
    {
        var message = runtime.Format.Read(timer.Outgoing)[0];
        return IsAgain(timer, message) && dueAt - (message.MessageId.Version == 7 ? MessageIds.TimeOf(message.MessageId).UtcDateTime : timer.CreatedAt) > runtime.Options.Dedupe;
    }

    /// <summary>Whether the timer brings a message again, which keeps its own id.</summary>
    private static bool IsAgain(TimerRow timer, OutgoingMessage message) => message.MessageId != timer.MessageId;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Actor} moved timer {Timer} to {DueAt}: {Reason}")]
    private static partial void LogMoved(ILogger logger, Guid timer, DateTime dueAt, string actor, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Actor} cancelled timer {Timer}: {Reason}")]
    private static partial void LogCancelled(ILogger logger, Guid timer, string actor, string reason);
}
