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
            await BeginAsync(scope, cancellationToken);
        else if (scope is { HasWork: true, PendingRow: null })
            await AddRowAsync(scope, cancellationToken);

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
        if (JournalScope.Of(eventData.Context) is { PendingRow: not null } scope && eventData.Context!.Database.CurrentTransaction is null)
            Committed(scope);

        return ValueTask.FromResult(result);
    }

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is { PendingRow: not null } scope)
            Failed(scope, IsCertain(scope.Runtime.Store, eventData.Exception));

        return Task.CompletedTask;
    }

    public Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is { PendingRow: not null } scope)
            Failed(scope, isCertain: false);

        return Task.CompletedTask;
    }

    /// <summary>Every transaction in which a journal row will be written begins with the fence: the handler's, and the one that EF makes for a scope's row, whose timers
    /// are written in it.</summary>
    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is not { } scope || (!scope.IsHandler && scope.PendingRow is null))
            return result;

        try
        {
            await scope.Runtime.FenceAsync(connection, result, scope.DrawFrom(), cancellationToken);
            if (!scope.IsHandler)
                await TimerSql.WriteAsync(connection, result, scope.PendingTimers, cancellationToken); // As SQL that EF cannot express.
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
        if (JournalScope.Of(eventData.Context) is { PendingRow: not null } scope)
            Committed(scope);

        return Task.CompletedTask;
    }

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is { PendingRow: not null } scope)
            Failed(scope, isCertain: true);

        return Task.CompletedTask;
    }

    /// <summary>ExecuteUpdate, ExecuteDelete and raw SQL write without SaveChanges.</summary>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (JournalScope.Of(eventData.Context) is { IsHandler: true } scope && command.Transaction is null)
        {
            await BeginAsync(scope, cancellationToken);
            command.Transaction = Transaction(scope.Database);
        }

        return result;
    }

    /// <summary>EF opens a broken connection again and forgets its transaction: what would follow is committed alone. See <see cref="TransactionLostException"/>.</summary>
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionOpening(connection, eventData, result));

    /// <summary>As <see cref="ConnectionOpeningAsync"/>.</summary>
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        JournalScope.Of(eventData.Context) is { IsHandler: true, Transaction: not null } ? throw new TransactionLostException() : result;

    private static DbTransaction? Transaction(DbContext database) =>
        (database.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;

    // A life that was taken over has committed nothing: the fence stood before the row.
    private static bool IsCertain(IJournalStore store, Exception exception) => store.IsFenced(exception) || store.Classify(exception) != FailureClass.Surroundings;

    private static async Task BeginAsync(JournalScope scope, CancellationToken cancellationToken)
    {
        if (scope.Transaction is not null)
            return;

        await scope.EnterWriteAsync(cancellationToken);
        scope.Transaction = await scope.Database.Database.BeginTransactionAsync(cancellationToken);
    }

    private static async Task AddRowAsync(JournalScope scope, CancellationToken cancellationToken)
    {
        FailPoints.Reached("after-handler", ConsumerKey.BusOutbox.Consumer);
        var runtime = scope.Runtime;
        runtime.ThrowIfBusy();
        var life = scope.DrawFrom();
        scope.PendingTimers = [.. scope.Timers.Select(act => act.ToChange(null, runtime.Options.TenantHeader, runtime.Options.DefaultTenant, runtime.Now))];
        if (Transaction(scope.Database) is { } transaction)
        {
            // The application opened it, before anything of ours was known to be in it.
            await runtime.FenceAsync(scope.Database.Database.GetDbConnection(), transaction, life, cancellationToken);
            await TimerSql.WriteAsync(scope.Database.Database.GetDbConnection(), transaction, scope.PendingTimers, cancellationToken);
        }
        else
        {
            await scope.EnterWriteAsync(cancellationToken);
            // Also for a single row: without a transaction there is nothing to fence.
            scope.Database.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        }

        var headers = scope.Outgoing.Concat(scope.Timers.Select(act => act.Message).OfType<OutgoingMessage>()).FirstOrDefault()?.Headers;
        scope.PendingRow = new JournalRow
        {
            ConsumerId = ConsumerKey.BusOutbox.Id,
            MessageId = MessageIds.New(runtime.Time),
            Tenant = headers?.GetValueOrDefault(runtime.Options.TenantHeader) ?? runtime.Options.DefaultTenant,
            Life = life,
            NodeId = life.Id,
            At = runtime.Now,
            Outgoing = OutgoingFormat.Write(scope.Outgoing),
            NodeSeq = life.NextSeq(), // Last: a number drawn must end in a commit or as done, and what stands above may throw.
        };
        scope.Database.Add(scope.PendingRow);
    }

    private static void Committed(JournalScope scope)
    {
        var row = scope.PendingRow!;
        FailPoints.Reached("after-commit", ConsumerKey.BusOutbox.Consumer);
        scope.PendingRow = null;
        scope.LeaveWrite();
        scope.Runtime.Alarm.Committed(scope.PendingTimers);
        scope.Runtime.Delivery.Committed(row.Life!, row.NodeSeq, [.. scope.Outgoing]);
        scope.ClearOutgoing();
        FailPoints.Reached("before-ack", ConsumerKey.BusOutbox.Consumer);
    }

    private void Failed(JournalScope scope, bool isCertain)
    {
        var row = scope.PendingRow!;
        scope.PendingRow = null;
        scope.LeaveWrite();
        scope.Database.Entry(row).State = EntityState.Detached;
        if (isCertain)
            row.Failed();
        else
            // A connection lost in COMMIT leaves the outcome open. The caller is told that it failed and may repeat; if the row is in, it is delivered.
            probe.SettleLater(row, [.. scope.Outgoing]);
    }
}
