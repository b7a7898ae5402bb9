using System.Data.Common;
using Npgsql;
using Sagas.Durability.Journal;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>Several nodes fire side by side: each takes what no other has locked, and no lock is held while a broker answers.</summary>
internal sealed class PostgresTimers : ITimerTable
{
    public async Task<TimeSpan?> NextAsync(DbConnection connection, DateTime now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT extract(epoch FROM min(due_at) - clock_timestamp())::float8 FROM scheduled_message", (NpgsqlConnection)connection);
        return await command.ExecuteScalarAsync(cancellationToken) is double seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    public async Task<IReadOnlyList<TimerRow>> TakeDueAsync(
        DbConnection connection, DbTransaction transaction, DateTime now, int limit, CancellationToken cancellationToken)
    {
        // An array and not IN: a planner that joined would ask the limited list more than once, and take more than it says.
        await using var command = new NpgsqlCommand(
            $"""
            DELETE FROM scheduled_message WHERE token = ANY (ARRAY(
                SELECT token FROM scheduled_message WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED))
            RETURNING {DueTimers.Columns}
            """,
            (NpgsqlConnection)connection,
            (NpgsqlTransaction)transaction)
        {
            Parameters = { new() { Value = limit } },
        };
        return await DueTimers.ReadAsync(command, cancellationToken);
    }

    public async Task<IReadOnlySet<long>> WriteAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<JournalRow> rows, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO journal (consumer_id, message_id, tenant, node_id, node_seq, at, outgoing)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING node_seq
            """,
            (NpgsqlConnection)connection,
            (NpgsqlTransaction)transaction)
        {
            Parameters =
            {
                Array(row => row.ConsumerId),
                Array(row => row.MessageId),
                Array(row => row.Tenant),
                Array(row => row.NodeId),
                Array(row => row.NodeSeq),
                Array(row => row.At),
                Array(row => row.Outgoing!),
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var numbers = new HashSet<long>(rows.Count);
        while (await reader.ReadAsync(cancellationToken))
            numbers.Add(reader.GetInt64(0));
        return numbers;

        NpgsqlParameter<T[]> Array<T>(Func<JournalRow, T> value) => new() { TypedValue = [.. rows.Select(value)] };
    }
}
