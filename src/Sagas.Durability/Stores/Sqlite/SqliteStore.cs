using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Timeline;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>
/// The journal on SQLite: WAL, synchronous=FULL, one writer. Writers of this process take turns here, since SQLite's own waiting is a poll
/// that blocks a thread.
/// </summary>
internal sealed class SqliteStore(JournalOptions options) : IJournalStore, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public bool IsEmbedded => true;

    public ITimerTable Timers { get; } = new SqliteTimers();

    public IHistoryOrder History { get; } = new SqliteHistoryOrder();

    public async Task CreateTablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", cancellationToken);
        await using var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: false); // Two processes that start at once take turns.
        await JournalSchema.Sqlite.ApplyAsync(connection, "EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'journal')", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task CreatePartitionsAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task ForgetAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await SqliteRetention.ApplyAsync((SqliteConnection)connection, now - options.Dedupe - TimeSpan.FromDays(1), now - options.Timeline, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<IAsyncDisposable?> TryHoldAsync(string connectionString, Action lost, CancellationToken cancellationToken)
    {
        var database = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (database is ":memory:" or "")
            return Task.FromResult<IAsyncDisposable?>(new MemoryStream());

        try
        {
            // The operating system gives the lock back when the process dies, however it dies.
            return Task.FromResult<IAsyncDisposable?>(new FileStream($"{database}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return Task.FromResult<IAsyncDisposable?>(null);
        }
    }

    public async ValueTask<IDisposable> EnterWriteAsync(DbContext database, CancellationToken cancellationToken) => await _turn.TakeTurnAsync(cancellationToken);

    public Task FenceAsync(DbConnection connection, DbTransaction transaction, Guid life, long epoch, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task LockAsync(DbConnection connection, DbTransaction transaction, long key, CancellationToken cancellationToken) =>
        throw new NotSupportedException("On SQLite one process has the database; its own turns are enough.");

    public bool IsFenced(Exception exception) => false;

    public Task<DateTimeOffset?> RenewAsync(DbConnection connection, Guid life, long epoch, CancellationToken cancellationToken) =>
        throw new NotSupportedException("On SQLite the file's lock says who lives; there are no leases.");

    public async Task<IJournalSession> OpenSessionAsync(DbContext database, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        return new SqliteSession((SqliteConnection)database.Database.GetDbConnection(), _turn);
    }

    public bool IsRolledBack(Exception exception) => false; // One writer: nothing to deadlock with.

    public FailureClass Classify(Exception exception)
    {
        if (exception is WriteFailedException)
            return FailureClass.Message;

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            // Extended result codes: CONSTRAINT_PRIMARYKEY, CONSTRAINT_UNIQUE.
            if (cause is DbUpdateConcurrencyException or SqliteException { SqliteExtendedErrorCode: 1555 or 2067 })
                return FailureClass.Conflict;
        }

        return DatabaseAway.Is(exception) ? FailureClass.Surroundings : FailureClass.Message;
    }

    public void Dispose() => _turn.Dispose();
}
