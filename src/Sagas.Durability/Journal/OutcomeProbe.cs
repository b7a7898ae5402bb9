using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Stores;

namespace Sagas.Durability.Journal;

/// <summary>
/// Finds out what became of a commit whose answer was lost. A SELECT proves nothing, since the old transaction may still be open. Writing the
/// same row does: it waits for the old one, then goes in or meets the key. The key is ours only if the row there carries our life and number.
/// </summary>
internal sealed partial class OutcomeProbe(JournalRuntime runtime, ILogger<OutcomeProbe> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether <paramref name="row"/> is in the journal, as ours. Asks until the database answers.</summary>
    public async Task<bool> IsCommittedAsync(JournalRow row, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await runtime.WithDatabaseAsync(database => AskAsync(database, row, cancellationToken));
            }
            catch (Exception exception) when (runtime.Store.Classify(exception) == FailureClass.Surroundings)
            {
                LogCannotAsk(logger, row.MessageId, exception.Message);
                await Task.Delay(Pause, runtime.Time, cancellationToken);
            }
        }
    }

    /// <summary>Asks in the background; until the answer the row's number holds the cursor, so that a crash meanwhile loses nothing.</summary>
    public void SettleLater(JournalRow row, IReadOnlyList<OutgoingMessage> messages) => _ = Task.Run(async () =>
    {
        try
        {
            if (await IsCommittedAsync(row, CancellationToken.None))
                runtime.Delivery.Committed(row.Life!, row.NodeSeq, messages);
            else
                row.Failed();
        }
        catch (Exception exception)
        {
            // The number stays open and with it the cursor: the next life finds the row, if it is there.
            LogLeftOpen(logger, row.MessageId, exception);
        }
    });

    private async Task<bool> AskAsync(DbContext database, JournalRow row, CancellationToken cancellationToken)
    {
        using var turn = await runtime.Store.EnterWriteAsync(database, cancellationToken);
        await using (var transaction = await database.Database.BeginTransactionAsync(cancellationToken))
        {
            database.Add(row);
            try
            {
                await runtime.Store.FenceAsync(database.Database.GetDbConnection(), transaction.GetDbTransaction(), row.NodeId, NodeLife.Epoch, cancellationToken);
                await database.SaveChangesAsync(cancellationToken);
                await transaction.RollbackAsync(cancellationToken);
                return false;
            }
            catch (Exception exception) when (runtime.Store.IsFenced(exception) || runtime.Store.Classify(exception) == FailureClass.Conflict)
            {
                // Fenced, the life was taken over, which waited for its commits under way: none is open any more, and reading is proof enough.
                await transaction.RollbackAsync(cancellationToken);
            }
        }

        return await database.Set<JournalRow>().AnyAsync(
            r => r.ConsumerId == row.ConsumerId && r.MessageId == row.MessageId && r.NodeId == row.NodeId && r.NodeSeq == row.NodeSeq, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether message {Message} was committed stays unknown until the next start")]
    private static partial void LogLeftOpen(ILogger logger, Guid message, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether message {Message} was committed is unknown; asking again: {Reason}")]
    private static partial void LogCannotAsk(ILogger logger, Guid message, string reason);
}
