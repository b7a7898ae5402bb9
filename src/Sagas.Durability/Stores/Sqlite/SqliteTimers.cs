using System.Data.Common;
using Microsoft.Data.Sqlite;
using Sagas.Durability.Journal;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>One process, whose clock counts. Due times are text that sorts by time.</summary>
internal sealed class SqliteTimers : ITimerTable
{
    public async Task<TimeSpan?> NextAsync(DbConnection connection, DateTime now, CancellationToken cancellationToken)
    {
        await using var command = new SqliteCommand("SELECT due_at FROM scheduled_message ORDER BY due_at LIMIT 1", (SqliteConnection)connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? DateTime.SpecifyKind(reader.GetDateTime(0), DateTimeKind.Utc) - now : null;
    }

    public async Task<IReadOnlyList<TimerRow>> TakeDueAsync(
        DbConnection connection, DbTransaction transaction, DateTime now, int limit, CancellationToken cancellationToken)
    {
        await using var command = new SqliteCommand(
            $"""
            DELETE FROM scheduled_message WHERE token IN (SELECT token FROM scheduled_message WHERE due_at <= @now ORDER BY due_at LIMIT @limit)
            RETURNING {DueTimers.Columns}
            """,
            (SqliteConnection)connection,
            (SqliteTransaction)transaction);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("limit", limit);
        return await DueTimers.ReadAsync(command, cancellationToken);
    }

    public async Task<IReadOnlySet<long>> WriteAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<JournalRow> rows, CancellationToken cancellationToken)
    {
        await using var command = new SqliteCommand(
            """
            INSERT INTO journal (consumer_id, message_id, tenant, node_id, node_seq, at, outgoing) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
            ON CONFLICT DO NOTHING
            """,
            (SqliteConnection)connection,
            (SqliteTransaction)transaction);
        var numbers = new HashSet<long>(rows.Count);
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            object[] values = [row.ConsumerId, row.MessageId, row.Tenant, row.NodeId, row.NodeSeq, row.At, row.Outgoing!];
            for (var i = 0; i < values.Length; i++)
                command.Parameters.AddWithValue($"p{i}", values[i]);
            if (await command.ExecuteNonQueryAsync(cancellationToken) > 0)
                numbers.Add(row.NodeSeq);
        }

        return numbers;
    }
}
