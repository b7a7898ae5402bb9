using System.Data.Common;

namespace Sagas.Durability.Timers;

/// <summary>Writes timers in a transaction that is open anyway. The text is the same on both databases.</summary>
internal static class TimerSql
{
    /// <summary>The columns, in the order of <see cref="Values"/>.</summary>
    public const string Columns = "token, due_at, destination, saga_id, kind, tenant, message_id, outgoing, created_at";

    /// <summary>What is replaced when a timer that is there is set again. Who moved it before is of no interest any more.</summary>
    public const string OnConflict = """
        ON CONFLICT (token) DO UPDATE SET due_at = excluded.due_at, destination = excluded.destination, saga_id = excluded.saga_id, kind = excluded.kind,
            tenant = excluded.tenant, message_id = excluded.message_id, outgoing = excluded.outgoing, created_at = excluded.created_at, actor = NULL, reason = NULL
        """;

    private const string Set = $"INSERT INTO scheduled_message ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8) {OnConflict}";
    private const string Cancel = "DELETE FROM scheduled_message WHERE token = @p0";

    public static object?[] Values(TimerRow timer) =>
        [timer.Token, timer.DueAt, timer.Destination, timer.SagaId, timer.Kind, timer.Tenant, timer.MessageId, timer.Outgoing, timer.CreatedAt];

    /// <summary>Writes the changes, in the order of their tokens: two commits that lock a pair in opposite order would deadlock.</summary>
    public static async Task WriteAsync(DbConnection connection, DbTransaction transaction, IEnumerable<TimerChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes.OrderBy(change => change.Token))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = change.Row is null ? Cancel : Set;
            var values = change.Row is null ? [change.Token] : Values(change.Row);
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"p{i}";
                parameter.Value = values[i] ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
