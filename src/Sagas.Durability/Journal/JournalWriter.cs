using Sagas.Durability.Capture;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;

namespace Sagas.Durability.Journal;

/// <summary>
/// Commits what a handler did: the saga's new state (version checked), the journal's row, the timeline's row and what the handler saved, in one
/// transaction. Most share theirs with whatever else waits; a handler that saved, a saga that only EF can write, or a replay has one of its own.
/// </summary>
internal sealed class JournalWriter(JournalRuntime runtime, GroupWriter groups, TransactionWriter own)
{
    /// <summary>
    /// Commits the scope's work as the row of <paramref name="consumer"/> for the message and hands its sends over for delivery. Throws when its
    /// own writes fail; then nothing is written.
    /// </summary>
    public Task<EntryOutcome> CommitAsync(JournalScope scope, ConsumerKey consumer, HandledMessage message, FaultRow? fault, CancellationToken cancellationToken)
    {
        var now = runtime.Now;
        var saga = scope.SagaChanges is [var only] ? only.SagaId : (Guid?)null;
        var timers = scope.Timers.Select(act => act.ToChange(saga, runtime.Options.TenantHeader, message.Tenant, now, runtime.Format));
        var entry = new JournalEntry(consumer, message, now, [.. scope.Outgoing], runtime.Format, [.. scope.SagaChanges], [.. scope.Writes], [.. timers]);
        return fault is null && message.Replays is null && scope.Transaction is null && entry.Changes.All(change => change.Table is not null)
            ? groups.CommitAsync(entry)
            : own.CommitAsync(scope, entry, fault, cancellationToken);
    }
}
