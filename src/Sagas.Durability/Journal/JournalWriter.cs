using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Capture;
using Sagas.Durability.Faults;
using Sagas.Durability.Identity;
using Sagas.Durability.Stores;
using Sagas.Durability.Timeline;

namespace Sagas.Durability.Journal;

/// <summary>
/// Commits what a handler did: the saga's new state (version checked), the journal's row, the timeline's row and what the handler saved, in one
/// transaction. This first form writes one message a transaction.
/// </summary>
internal sealed class JournalWriter(JournalRuntime runtime, OutcomeProbe probe)
{
    /// <summary>Whether the consumer has a row for the message, or for the one that it replays.</summary>
    public static Task<bool> HasRowAsync(JournalScope scope, ConsumerKey consumer, Guid messageId, Guid? replays, CancellationToken cancellationToken)
    {
        var first = replays ?? messageId;
        return scope.Database.Set<JournalRow>().AsNoTracking()
            .AnyAsync(row => row.ConsumerId == consumer.Id && (row.MessageId == messageId || row.MessageId == first), cancellationToken);
    }

    /// <summary>
    /// Commits the scope's work as the row of <paramref name="consumer"/> for the message and hands its sends over for delivery. False: another
    /// commit was there first, nothing was written; run the handler again. Any other failure throws, and nothing was written either.
    /// </summary>
    public async Task<bool> CommitAsync(JournalScope scope, ConsumerKey consumer, HandledMessage message, FaultRow? fault, CancellationToken cancellationToken)
    {
        var database = scope.Database;
        IReadOnlyList<OutgoingMessage> outgoing = [.. scope.Outgoing];
        if (scope.SagaChanges.Count == 0)
            database.ChangeTracker.Clear(); // What the handler changed and did not save is not ours to save.

        var row = Row(consumer, message, message.Id, outgoing);
        database.Add(row);
        // A replay takes both keys, so that of the first message and its replay one runs, whichever comes late.
        var first = message.Replays is { } replays ? Row(consumer, message, replays, []) : null;
        if (first is not null)
            database.Add(first);
        foreach (var change in scope.SagaChanges)
            database.Add(History(change, message, outgoing));
        if (fault is not null)
            database.Add(fault);

        var isCommitting = false;
        try
        {
            database.Database.AutoSavepointsEnabled = false; // A round trip for a way back that is never taken.
            // Opens the transaction where the handler's own writes have not: see JournalInterceptor.
            await database.SaveChangesAsync(cancellationToken);
            if (scope.Transaction is not { } transaction || database.Database.CurrentTransaction != transaction)
                throw new TransactionLostException(); // A handler may have caught the first one.

            isCommitting = true;
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            if (!isCommitting)
            {
                GiveUp();
                if (runtime.Store.Classify(exception) == FailureClass.Conflict)
                    return false;
                throw;
            }

            await AbandonAsync(scope);
            scope.LeaveWrite();
            if (!await probe.IsCommittedAsync(row, cancellationToken))
            {
                GiveUp();
                throw;
            }
        }

        scope.LeaveWrite();
        runtime.Delivery.Committed(row.NodeSeq, outgoing);
        if (first is not null)
            runtime.Delivery.Committed(first.NodeSeq, []);
        runtime.Delivery.Consumed(consumer, message.Id);
        return true;

        void GiveUp()
        {
            runtime.Life.Cursor.Done(row.NodeSeq);
            if (first is not null)
                runtime.Life.Cursor.Done(first.NodeSeq);
        }
    }

    /// <summary>Ends our side of a transaction whose commit failed, so that it does not stand in the way of finding out.</summary>
    private static async Task AbandonAsync(JournalScope scope)
    {
        try
        {
            if (scope.Transaction is not null)
                await scope.Transaction.DisposeAsync();
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // The connection is broken already, which ends it as well.
        }
    }

    private JournalRow Row(ConsumerKey consumer, HandledMessage message, Guid messageId, IReadOnlyList<OutgoingMessage> outgoing) => new()
    {
        ConsumerId = consumer.Id,
        MessageId = messageId,
        Tenant = message.Tenant,
        NodeId = runtime.Life.Id,
        At = runtime.Now,
        Outgoing = OutgoingFormat.Write(outgoing),
        NodeSeq = runtime.Life.NextSeq(), // Last: a number drawn must end in a commit or as done, and what stands above may throw.
    };

    private HistoryRow History(SagaChange change, HandledMessage message, IReadOnlyList<OutgoingMessage> outgoing) => new()
    {
        SagaMonth = SagaMonths.Of(change.SagaId),
        SagaId = change.SagaId,
        Version = change.Version,
        Tenant = message.Tenant,
        At = runtime.Now,
        Event = message.TypeName,
        MessageId = message.Id,
        CauseId = message.CauseId,
        FromState = change.From,
        ToState = change.To,
        Step = message.Note.Step,
        Execution = message.Note.Execution,
        Attempt = message.Note.Attempt,
        Actor = message.Note.Actor,
        Reason = message.Note.Reason,
        Late = message.Note.Late,
        DurationMs = (int)Math.Min(message.Duration.TotalMilliseconds, int.MaxValue),
        Sent = JsonSerializer.Serialize(outgoing.Select(sent => new { type = sent.TypeName, messageId = sent.MessageId })),
        Data = message.Body,
    };
}
