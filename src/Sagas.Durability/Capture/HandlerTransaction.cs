using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Sagas.Durability.Capture;

/// <summary>
/// Guards the one transaction of a handler, which the journal opens and commits: none of the handler's own beside it, and none that stands idle
/// while the handler does something else.
/// </summary>
internal sealed class HandlerTransaction : DbCommandInterceptor, IDbTransactionInterceptor
{
    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        ThrowIfOwn(eventData.Context);
        return result;
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionStarting(connection, eventData, result));

    public DbTransaction TransactionUsed(DbConnection connection, TransactionEventData eventData, DbTransaction result)
    {
        ThrowIfOwn(eventData.Context);
        return result;
    }

    public ValueTask<DbTransaction> TransactionUsedAsync(
        DbConnection connection, TransactionEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionUsed(connection, eventData, result));

    /// <summary>Before each command of whatever kind.</summary>
    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result)
    {
        JournalScope.Of(eventData.Context)?.Idle.ThrowIfOver();
        return result;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Used(eventData.Context, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Used(eventData.Context, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => Used(eventData.Context, result);

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Used(eventData.Context, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => Used(eventData.Context, result);

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Used(eventData.Context, result));

    private static T Used<T>(DbContext? database, T result)
    {
        if (JournalScope.Of(database) is { IsHandler: true, Transaction: not null } scope)
            scope.Idle.Used();
        return result;
    }

    private static void ThrowIfOwn(DbContext? database)
    {
        if (JournalScope.Of(database) is { IsHandler: true, IsBeginning: false })
        {
            throw new InvalidOperationException(
                "A handler under the journal began a transaction of its own, which would commit apart from its message. Leave BeginTransaction away: the first save opens the transaction that the journal commits.");
        }
    }
}
