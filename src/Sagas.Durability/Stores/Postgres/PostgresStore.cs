using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sagas.Durability.Timeline;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>The journal on PostgreSQL 15 and newer: days and months are partitions, many writers commit side by side.</summary>
internal sealed class PostgresStore(JournalOptions options) : IJournalStore
{
    // Any constant of ours: "sagas" and a number for what is locked.
    private const long ProcessLock = 0x73616761_0002;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public bool IsEmbedded => false;

    public ITimerTable Timers { get; } = new PostgresTimers();

    public IHistoryOrder History { get; } = new PostgresHistoryOrder();

    public Task CreateTablesAsync(DbConnection connection, CancellationToken cancellationToken) => PostgresTables.CreateAsync(connection, options, cancellationToken);

    public Task CreatePartitionsAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        PostgresTables.CreatePartitionsAsync(connection, options, now, cancellationToken);

    public Task ForgetAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        new PostgresRetention((NpgsqlConnection)connection, now - options.Dedupe - TimeSpan.FromDays(1), now - options.Timeline).ApplyAsync(cancellationToken);

    public async Task<IAsyncDisposable?> TryHoldAsync(string connectionString, Action lost, CancellationToken cancellationToken)
    {
        // A connection of its own, outside the pool: the lock lives and dies with it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 5 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = ProcessLock } } };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return new Hold(connection, lost);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public ValueTask<IDisposable> EnterWriteAsync(DbContext database, CancellationToken cancellationToken) => ValueTask.FromResult<IDisposable>(FreeWrite.Instance);

    public async Task FenceAsync(DbConnection connection, DbTransaction transaction, Guid life, long epoch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT journal_fence($1, $2)", (NpgsqlConnection)connection, (NpgsqlTransaction)transaction)
        {
            Parameters = { new() { Value = life }, new() { Value = epoch } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task LockAsync(DbConnection connection, DbTransaction transaction, long key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", (NpgsqlConnection)connection, (NpgsqlTransaction)transaction) { Parameters = { new() { Value = key } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public bool IsFenced(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { SqlState: DatabaseAway.Fenced })
                return true;
        }

        return false;
    }

    public async Task<DateTimeOffset?> RenewAsync(DbConnection connection, Guid life, long epoch, CancellationToken cancellationToken)
    {
        // The time is for people; a clock that was set back must not make the life look dead.
        const string sql = """
            UPDATE journal_node SET heartbeat = greatest(clock_timestamp(), heartbeat + interval '1 microsecond') WHERE id = $1 AND epoch = $2
            RETURNING clock_timestamp()
            """;
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)connection) { Parameters = { new() { Value = life }, new() { Value = epoch } } };
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime clock ? new DateTimeOffset(clock, TimeSpan.Zero) : null;
    }

    public async Task<IJournalSession> OpenSessionAsync(DbContext database, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        return await PostgresSession.OpenAsync((NpgsqlConnection)database.Database.GetDbConnection(), cancellationToken);
    }

    // Deadlock, serialization failure, lock time-out, and the fence that raised.
    public bool IsRolledBack(Exception exception) => exception is PostgresException { SqlState: "40P01" or "40001" or "55P03" or DatabaseAway.Fenced };

    public FailureClass Classify(Exception exception)
    {
        if (exception is WriteFailedException)
            return FailureClass.Message;

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
                return FailureClass.Conflict;
        }

        return DatabaseAway.Is(exception) ? FailureClass.Surroundings : FailureClass.Message;
    }

    private sealed class Hold : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task _watch;

        public Hold(NpgsqlConnection connection, Action lost) => _watch = WatchAsync(connection, lost, _end.Token);

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _watch;
            _end.Dispose();
        }

        private static async Task WatchAsync(NpgsqlConnection connection, Action lost, CancellationToken end)
        {
            try
            {
                await using (connection)
                {
                    while (true)
                    {
                        await Task.Delay(LookEvery, end);
                        await using var command = new NpgsqlCommand("SELECT 1", connection);
                        await command.ExecuteScalarAsync(end);
                    }
                }
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
            }
            catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or InvalidOperationException)
            {
                // The server went away and the lock with it; who holds it says what follows.
                lost();
            }
        }
    }

    private sealed class FreeWrite : IDisposable
    {
        public static readonly FreeWrite Instance = new();

        public void Dispose()
        {
        }
    }
}
