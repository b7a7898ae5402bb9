using System.Data.Common;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Sagas.Durability.Capture;
using Sagas.Durability.Faults;
using Sagas.Durability.Rows;
using Sagas.Durability.Stores;
using Sagas.Durability.Timers;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Journal;

/// <summary>Commits one message in a transaction of its own, through EF: the one that its handler's saves opened, or a new one.</summary>
internal sealed class TransactionWriter(JournalRuntime runtime, OutcomeProbe probe)
{
    /// <summary>As <see cref="JournalWriter.CommitAsync"/>. Any failure of the commit itself but a conflict throws, and nothing was written.</summary>
    public async Task<EntryOutcome> CommitAsync(JournalScope scope, JournalEntry entry, FaultRow? fault, CancellationToken cancellationToken)
    {
        var database = scope.Database;
        if (entry.Changes.All(change => change.Table is not null))
            database.ChangeTracker.Clear(); // What the handler changed and did not save is not ours to save.
        foreach (var change in entry.Changes)
            Track(database, change);

        entry.Number(scope.DrawFrom()); // A number drawn must end in a commit or as done.
        var row = RowOf(entry);
        // A replay takes both keys, so that of the first message and its replay one runs, whichever comes late.
        var first = entry.Message.Replays is { } replays ? FirstOf(entry, replays) : null;
        var isCommitting = false;
        try
        {
            database.Add(row);
            if (first is not null)
                database.Add(first);
            database.AddRange(entry.History);
            if (fault is not null)
                database.Add(fault);
            database.Database.AutoSavepointsEnabled = false; // A round trip for a way back that is never taken.
            // Opens the transaction where the handler's own writes have not: see JournalInterceptor.
            await WriteAsync(database, entry.Writes, cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
            if (scope.Transaction is not { } transaction || database.Database.CurrentTransaction != transaction)
                throw new TransactionLostException(); // A handler may have caught the first one.
            await TimerSql.WriteAsync(database.Database.GetDbConnection(), transaction.GetDbTransaction(), entry.Timers, cancellationToken);

            FailPoints.Committing([entry.Consumer.Consumer], () => transaction.CommitAsync(CancellationToken.None), runtime.Store.IsEmbedded);
            isCommitting = true;
            // A delivery that is over, as all are when the broker is gone, does not end its commit: that would leave the outcome open for nothing.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            if (!isCommitting)
            {
                GiveUp();
                if (runtime.Store.Classify(exception) == FailureClass.Conflict)
                    return EntryOutcome.Conflict; // Or taken meanwhile: the next run's first look tells.
                throw;
            }

            await AbandonAsync(scope);
            scope.LeaveWrite();
            if (!await IsInAsync())
            {
                GiveUp();
                throw;
            }
        }

        FailPoints.Reached("after-commit", entry.Consumer.Consumer);
        scope.LeaveWrite();
        runtime.Alarm.Committed(entry.Timers);
        runtime.Delivery.Committed(entry.Life, entry.NodeSeq, entry.Outgoing);
        if (first is not null)
            runtime.Delivery.Committed(entry.Life, first.NodeSeq, []);
        runtime.Delivery.Consumed(entry.Consumer, entry.Message.Id);
        return EntryOutcome.Committed;

        async Task<bool> IsInAsync()
        {
            try
            {
                return await probe.IsCommittedAsync(row, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Nobody waits for the answer any more, and the numbers hold the cursor until it is there.
                probe.SettleLater(row, entry.Outgoing);
                if (first is not null)
                    probe.SettleLater(first, []);
                throw;
            }
        }

        void GiveUp()
        {
            entry.Life.Cursor.Done(entry.NodeSeq);
            if (first is not null)
                entry.Life.Cursor.Done(first.NodeSeq);
        }
    }

    /// <summary>Puts a saga that was loaded past EF under its care, with the version that its row must have. One that EF loaded it knows.</summary>
    private static void Track(DbContext database, SagaChange change)
    {
        if (change.Table is null)
            return;

        var saga = database.Entry(change.Saga);
        saga.State = change.Act switch
        {
            SagaAct.Insert => EntityState.Added,
            SagaAct.Update => EntityState.Modified,
            SagaAct.Delete => EntityState.Deleted,
        };
        if (change.Act != SagaAct.Insert)
            saga.Property(nameof(ISagaVersion.Version)).OriginalValue = change.Version - 1;
    }

    private static async Task WriteAsync(DbContext database, IReadOnlyList<JournalWrite> writes, CancellationToken cancellationToken)
    {
        foreach (var write in writes)
        {
            if (write is RowInsert insert)
                database.Add(insert.Entity);
            else if (write is SqlWrite sql)
                await database.Database.ExecuteSqlAsync(sql.Sql, cancellationToken);
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

    /// <summary>The row of the message that a replay stands for. It sends nothing; its number is its own, since two rows of one would confuse a take-over.</summary>
    private static JournalRow FirstOf(JournalEntry entry, Guid messageId) => new()
    {
        ConsumerId = entry.Consumer.Id,
        MessageId = messageId,
        Tenant = entry.Message.Tenant,
        Life = entry.Life,
        NodeId = entry.Life.Id,
        NodeSeq = entry.Life.NextSeq(),
        At = entry.At,
    };

    private static JournalRow RowOf(JournalEntry entry) => new()
    {
        ConsumerId = entry.Consumer.Id,
        MessageId = entry.Message.Id,
        Tenant = entry.Message.Tenant,
        Life = entry.Life,
        NodeId = entry.Life.Id,
        NodeSeq = entry.NodeSeq,
        At = entry.At,
        Outgoing = entry.Stored,
    };
}
