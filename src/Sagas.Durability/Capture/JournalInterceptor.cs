using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Stores;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Capture;

/// <summary>
/// Stands in the application's DbContext. In a handler's scope it opens the transaction before the first write, so that what the handler saves
/// joins the journal's commit. In any other scope it adds the journal row of what was sent to the <c>SaveChanges</c> that commits it.
/// </summary>
internal sealed partial class JournalInterceptor(OutcomeProbe probe) : DbCommandInterceptor, ISaveChangesInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor
{
    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var scope = JournalScope.Of(eventData.Context);
        if (scope is { IsHandler: true })
        {
            scope.Idle.ThrowIfOver(); // Here too: what a command throws inside a save, EF wraps.
            await scope.BeginAsync(cancellationToken);
        }
        else if (scope is not null)
        {
            var open = Transaction(scope.Database);
            if (scope.Pending.Count > 0)
            {
                NotSaved(scope, isCertain: true); // Another interceptor ended the save before it began.
                scope.SettleLeft(pending => open is not null && pending.Transaction == open);
            }

            if (scope.HasWork)
                await AddRowAsync(scope, open, cancellationToken);
        }

        return result;
    }

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (JournalScope.Of(eventData.Context) is { } scope && (scope.IsHandler || scope.HasWork))
            throw new InvalidOperationException("Under the journal only SaveChangesAsync is supported: SaveChanges would block a thread on the commit.");

        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        // With a transaction of the application's own, its commit is what counts: see TransactionCommittedAsync.
        if (JournalScope.Of(eventData.Context) is { Pending.Count: > 0 } scope && eventData.Context!.Database.CurrentTransaction is null)
            Committed(scope, null);

        return ValueTask.FromResult(result);
    }

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is { Pending.Count: > 0 } scope)
            NotSaved(scope, IsCertain(scope.Runtime.Store, eventData.Exception));

        return Task.CompletedTask;
    }

    public Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is { Pending.Count: > 0 } scope)
            NotSaved(scope, isCertain: false);

        return Task.CompletedTask;
    }

    /// <summary>Every transaction in which a journal row will be written begins with the fence: the handler's, and the one that EF makes for a scope's row, whose timers
    /// are written in it.</summary>
    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is not { } scope)
            return result;

        scope.SettleLeft(pending => pending.Transaction is null); // A context has one transaction at a time.
        if (!scope.IsHandler && scope.Pending.Count == 0)
            return result;

        try
        {
            await scope.Runtime.FenceAsync(connection, result, scope.DrawFrom(), cancellationToken);
            if (!scope.IsHandler)
                await TimerSql.WriteAsync(connection, result, scope.Pending[^1].Timers, cancellationToken); // As SQL that EF cannot express.
            return result;
        }
        catch
        {
            await result.DisposeAsync(); // EF does not know it yet.
            throw;
        }
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SaveChanges' own transaction ends here too, before SavedChangesAsync; either way the row is in.
        if (JournalScope.Of(eventData.Context) is { Pending.Count: > 0 } scope)
            Committed(scope, transaction);

        return Task.CompletedTask;
    }

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // To EF what was saved in it is saved, and a later save does not repeat it; no more are its sends.
        if (JournalScope.Of(eventData.Context) is { Pending.Count: > 0 } scope)
            RolledBack(scope, transaction);

        return Task.CompletedTask;
    }

    /// <summary>ExecuteUpdate, ExecuteDelete and raw SQL write without SaveChanges.</summary>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is { IsHandler: true } scope && command.Transaction is null)
        {
            await scope.BeginAsync(cancellationToken);
            command.Transaction = Transaction(scope.Database);
        }

        return result;
    }

    /// <summary>EF opens a broken connection again and forgets its transaction: what would follow is committed alone. See <see cref="TransactionLostException"/>.</summary>
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionOpening(connection, eventData, result));

    /// <summary>As <see cref="ConnectionOpeningAsync"/>.</summary>
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (JournalScope.Of(eventData.Context) is not { IsHandler: true, Transaction: not null } scope)
            return result;

        scope.Idle.ThrowIfOver(); // Then it was the server that cut it.
        throw new TransactionLostException();
    }

    private static DbTransaction? Transaction(DbContext database) =>
        (database.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;

    // A life that was taken over has committed nothing: the fence stood before the row.
    private static bool IsCertain(IJournalStore store, Exception exception) => store.IsFenced(exception) || store.Classify(exception) != FailureClass.Surroundings;

    private static async Task AddRowAsync(JournalScope scope, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        if (System.Transactions.Transaction.Current is not null)
            throw new InvalidOperationException("What was sent cannot be saved inside a TransactionScope: its end is not seen, so nobody would know whether to deliver. Use Database.BeginTransactionAsync in its place.");

        FailPoints.Reached("after-handler", ConsumerKey.BusOutbox.Consumer);
        var runtime = scope.Runtime;
        runtime.ThrowIfBusy();
        var life = scope.DrawFrom();
        IReadOnlyList<TimerAct> acts = [.. scope.Timers];
        IReadOnlyList<TimerChange> timers = [.. acts.Select(act => act.ToChange(null, runtime.Options.TenantHeader, runtime.Options.DefaultTenant, runtime.Now, runtime.Format))];
        if (transaction is not null)
        {
            // The application opened it, before anything of ours was known to be in it.
            await runtime.FenceAsync(scope.Database.Database.GetDbConnection(), transaction, life, cancellationToken);
            await TimerSql.WriteAsync(scope.Database.Database.GetDbConnection(), transaction, timers, cancellationToken);
        }
        else
        {
            await scope.EnterWriteAsync(cancellationToken);
            // Also for a single row: without a transaction there is nothing to fence.
            scope.Database.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        }

        IReadOnlyList<OutgoingMessage> messages = [.. scope.Outgoing];
        var headers = messages.Concat(acts.Select(act => act.Message).OfType<OutgoingMessage>()).FirstOrDefault()?.Headers;
        var row = new JournalRow
        {
            ConsumerId = ConsumerKey.BusOutbox.Id,
            MessageId = MessageIds.New(runtime.Time),
            Tenant = headers?.GetValueOrDefault(runtime.Options.TenantHeader) ?? runtime.Options.DefaultTenant,
            Life = life,
            NodeId = life.Id,
            At = runtime.Now,
            Outgoing = runtime.Format.Write(messages),
            NodeSeq = life.NextSeq(), // Last: a number drawn must end in a commit or as done, and what stands above may throw.
        };
        scope.Take(new PendingSend(transaction, row, messages, acts, timers));
        scope.Database.Add(row);
    }

    /// <summary>What is in the transaction, the application's or the save's own, is committed.</summary>
    private static void Committed(JournalScope scope, DbTransaction? transaction)
    {
        FailPoints.Reached("after-commit", ConsumerKey.BusOutbox.Consumer);
        IReadOnlyList<PendingSend> committed = [.. scope.Pending.Where(pending => IsIn(pending, transaction))];
        scope.Pending.RemoveAll(committed.Contains);
        scope.LeaveWrite();
        foreach (var pending in committed)
        {
            scope.Runtime.Alarm.Committed(pending.Timers);
            scope.Runtime.Delivery.Committed(pending.Row.Life!, pending.Row.NodeSeq, pending.Messages);
        }

        FailPoints.Reached("before-ack", ConsumerKey.BusOutbox.Consumer);
    }

    /// <summary>The last save failed; earlier ones in the application's transaction wait for its end.</summary>
    private void NotSaved(JournalScope scope, bool isCertain)
    {
        var pending = scope.Pending[^1];
        if (scope.Database.Entry(pending.Row).State != EntityState.Added)
            return; // Nothing was sent since the save before, so this one had no row.

        scope.GiveBack(pending);
        if (scope.Pending.Count == 0)
            scope.LeaveWrite();
        scope.Database.Entry(pending.Row).State = EntityState.Detached;
        if (isCertain)
            pending.Row.Failed();
        else
            // A connection lost in COMMIT leaves the outcome open. The caller is told that it failed and may repeat; if the row is in, it is delivered.
            probe.SettleLater(pending.Row, pending.Messages);
    }

    private static void RolledBack(JournalScope scope, DbTransaction transaction)
    {
        foreach (var pending in scope.Pending.Where(pending => IsIn(pending, transaction)).ToList())
        {
            scope.Database.Entry(pending.Row).State = EntityState.Detached;
            pending.Row.Failed();
            scope.Pending.Remove(pending);
        }

        scope.LeaveWrite();
    }

    private static bool IsIn(PendingSend pending, DbTransaction? transaction) => pending.Transaction is null || pending.Transaction == transaction;
}
