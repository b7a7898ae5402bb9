using System.Data;
using Npgsql;
using Sagas.Durability.Journal;
using Sagas.Durability.Loading;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>Grouped work over one connection, whose statements stay prepared.</summary>
internal sealed class PostgresSession : IJournalSession
{
    private const int MaxStatements = 32;
    private readonly NpgsqlConnection _connection;
    private readonly Dictionary<string, GroupStatement> _groups = [];
    private readonly Dictionary<string, LoadStatement> _loads = [];

    private PostgresSession(NpgsqlConnection connection) => _connection = connection;

    public bool IsOpen => _connection.State == ConnectionState.Open;

    /// <summary>Takes an open connection over; whoever opened it closes it.</summary>
    public static async Task<PostgresSession> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A table that grew since its last ANALYZE would be scanned whole, and a plan made for one group's size serves all.
        await using var command = new NpgsqlCommand(
            "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET plan_cache_mode = force_generic_plan; SET jit = off", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new PostgresSession(connection);
    }

    public async Task<IReadOnlySet<long>> CommitAsync(NodeLife life, IReadOnlyList<JournalEntry> group, CancellationToken cancellationToken)
    {
        var changes = group.SelectMany(entry => entry.Changes.Select(change => new NumberedChange(entry.NodeSeq, change))).ToList();
        var history = group.SelectMany(entry => entry.History.Select(row => new NumberedHistory(entry.NodeSeq, row))).ToList();
        var inserts = group.SelectMany(entry => entry.Writes.OfType<RowInsert>().Select(insert => new NumberedInsert(entry.NodeSeq, insert))).ToList();
        var timers = group.SelectMany(entry => entry.Timers.Select(timer => new NumberedTimer(entry.NodeSeq, timer))).ToList();
        var parts = SagaPart.Of(changes);
        var tables = inserts.Select(insert => insert.Insert.Table).Distinct().OrderBy(SqlText.Of, StringComparer.Ordinal).ToList();
        var shape = string.Join('\n', [.. parts.Select(part => part.Shape), .. tables.Select(SqlText.Of), timers.Count > 0 ? "timers" : ""]);
        var statement = await PreparedAsync(_groups, shape, () => GroupStatement.PrepareAsync(_connection, parts, tables, timers.Count > 0, cancellationToken));
        try
        {
            return await CommitAsync(statement);
        }
        catch (PostgresException exception) when (tables.Any(table => table.Name == exception.TableName) && !DatabaseAway.Is(exception))
        {
            throw new WriteFailedException(exception);
        }

        async Task<IReadOnlySet<long>> CommitAsync(GroupStatement statement)
        {
            if (!group.Any(entry => entry.Writes.OfType<SqlWrite>().Any()))
            {
                FailPoints.Committing(group.Select(entry => entry.Consumer.Consumer), () => statement.ExecuteAsync(life, group, changes, history, inserts, timers, cancellationToken), isBlocking: false);
                return await statement.ExecuteAsync(life, group, changes, history, inserts, timers, cancellationToken);
            }

            // Statements of the application's may run only for entries that went in, so here the transaction takes two more round trips.
            await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
            var numbers = await statement.ExecuteAsync(life, group, changes, history, inserts, timers, cancellationToken);
            await SqlWrites.ExecuteAsync(_connection, group.Where(entry => numbers.Contains(entry.NodeSeq)), cancellationToken);
            FailPoints.Committing(group.Select(entry => entry.Consumer.Consumer), () => transaction.CommitAsync(cancellationToken), isBlocking: false);
            await transaction.CommitAsync(cancellationToken);
            return numbers;
        }
    }

    public async Task<IReadOnlyList<RowOwner?>> OwnersAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT u.position, j.node_id, j.node_seq FROM unnest($1, $2) WITH ORDINALITY AS u(consumer_id, message_id, position)
            JOIN journal j ON j.consumer_id = u.consumer_id AND j.message_id = u.message_id
            """,
            _connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = [.. entries.Select(entry => entry.Consumer.Id)] },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. entries.Select(entry => entry.Message.Id)] },
            },
        };
        var owners = new RowOwner?[entries.Count];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            owners[reader.GetInt64(0) - 1] = new RowOwner(reader.GetGuid(1), reader.GetInt64(2));
        return owners;
    }

    public async Task LoadAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken)
    {
        var shape = LoadShape.Of(requests);
        var statement = await PreparedAsync(_loads, shape.Name, () => LoadStatement.PrepareAsync(_connection, shape, cancellationToken));
        await statement.ExecuteAsync(requests, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await ForgetAsync(_groups);
        await ForgetAsync(_loads);
    }

    private static async Task<T> PreparedAsync<T>(Dictionary<string, T> statements, string shape, Func<Task<T>> prepare)
        where T : IAsyncDisposable
    {
        if (statements.TryGetValue(shape, out var known))
            return known;

        if (statements.Count >= MaxStatements)
            await ForgetAsync(statements); // Many sagas, many shapes: the server keeps a plan for each.

        var statement = await prepare();
        statements.Add(shape, statement);
        return statement;
    }

    private static async Task ForgetAsync<T>(Dictionary<string, T> statements)
        where T : IAsyncDisposable
    {
        foreach (var statement in statements.Values)
            await statement.DisposeAsync();
        statements.Clear();
    }
}
