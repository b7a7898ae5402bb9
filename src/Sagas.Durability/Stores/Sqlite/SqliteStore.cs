using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>
/// The journal on SQLite: WAL, synchronous=FULL, one writer. Writers of this process take turns here, since SQLite's own waiting is a poll
/// that blocks a thread.
/// </summary>
internal sealed class SqliteStore : IJournalStore, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public bool IsEmbedded => true;

    public ITimerTable Timers { get; } = new SqliteTimers();

    public async Task CreateTablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", cancellationToken);
        await connection.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS journal (
                consumer_id TEXT NOT NULL,
                message_id TEXT NOT NULL,
                tenant TEXT NOT NULL,
                node_id TEXT NOT NULL,
                node_seq INTEGER NOT NULL,
                at TEXT NOT NULL,
                outgoing BLOB,
                PRIMARY KEY (consumer_id, message_id)
            );
            CREATE INDEX IF NOT EXISTS journal_node_seq ON journal (node_id, node_seq);

            CREATE TABLE IF NOT EXISTS saga_history (
                saga_month TEXT NOT NULL,
                saga_id TEXT NOT NULL,
                version INTEGER NOT NULL,
                tenant TEXT NOT NULL,
                at TEXT NOT NULL,
                event TEXT NOT NULL,
                message_id TEXT NOT NULL,
                cause_id TEXT,
                from_state TEXT,
                to_state TEXT NOT NULL,
                step TEXT,
                execution TEXT,
                attempt INTEGER,
                actor TEXT,
                reason TEXT,
                late INTEGER NOT NULL,
                duration_ms INTEGER NOT NULL,
                sent TEXT NOT NULL,
                data TEXT,
                PRIMARY KEY (saga_month, saga_id, version)
            );

            CREATE TABLE IF NOT EXISTS journal_node (
                id TEXT PRIMARY KEY,
                epoch INTEGER NOT NULL,
                heartbeat TEXT NOT NULL,
                cursor INTEGER NOT NULL,
                versions TEXT NOT NULL,
                host TEXT NOT NULL
            );

            CREATE TABLE IF NOT EXISTS fault (
                id TEXT PRIMARY KEY,
                endpoint TEXT NOT NULL,
                consumer TEXT NOT NULL,
                type TEXT NOT NULL,
                message_id TEXT NOT NULL,
                saga_id TEXT,
                tenant TEXT NOT NULL,
                cause TEXT NOT NULL,
                error TEXT NOT NULL,
                attempts INTEGER NOT NULL,
                at TEXT NOT NULL,
                state TEXT NOT NULL,
                actor TEXT,
                reason TEXT,
                decided_at TEXT,
                replayed_as TEXT,
                replays TEXT,
                content_type TEXT NOT NULL,
                arrival TEXT NOT NULL,
                body BLOB NOT NULL
            );
            CREATE INDEX IF NOT EXISTS fault_at ON fault (at DESC, id DESC);

            CREATE TABLE IF NOT EXISTS scheduled_message (
                token TEXT PRIMARY KEY,
                due_at TEXT NOT NULL,
                destination TEXT NOT NULL,
                saga_id TEXT,
                kind TEXT NOT NULL,
                tenant TEXT NOT NULL,
                message_id TEXT NOT NULL,
                outgoing BLOB NOT NULL,
                created_at TEXT NOT NULL,
                actor TEXT,
                reason TEXT
            );
            CREATE INDEX IF NOT EXISTS scheduled_message_due ON scheduled_message (due_at, token);
            CREATE INDEX IF NOT EXISTS scheduled_message_saga ON scheduled_message (saga_id);
            """,
            cancellationToken);
    }

    public Task CreatePartitionsAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;

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

    public async ValueTask<IDisposable> EnterWriteAsync(DbContext database, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public Task FenceAsync(DbConnection connection, DbTransaction transaction, Guid life, long epoch, CancellationToken cancellationToken) => Task.CompletedTask;

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

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
