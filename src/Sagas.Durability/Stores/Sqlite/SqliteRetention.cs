using Microsoft.Data.Sqlite;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>Deletes what is beyond the retention, some thousand rows a transaction, so that no writer waits long.</summary>
internal static class SqliteRetention
{
    private const int Page = 2_000;

    /// <param name="connection">Open, the turn to write taken.</param>
    /// <param name="keysBefore">Messages taken before are told apart no more.</param>
    /// <param name="eventsBefore">A saga whose last event is older has no timeline any more.</param>
    /// <param name="cancellationToken">The caller's end.</param>
    public static async Task ApplyAsync(SqliteConnection connection, DateTimeOffset keysBefore, DateTimeOffset eventsBefore, CancellationToken cancellationToken)
    {
        await DeleteAsync(
            """
            DELETE FROM journal WHERE rowid IN (SELECT j.rowid FROM journal j WHERE j.at < $before
                AND NOT EXISTS (SELECT 1 FROM journal_node n WHERE n.id = j.node_id AND j.node_seq > n.cursor) LIMIT $page)
            """, keysBefore);
        await DeleteAsync("DELETE FROM suspect_run WHERE rowid IN (SELECT rowid FROM suspect_run WHERE at < $before LIMIT $page)", keysBefore);
        await DeleteAsync(
            """
            DELETE FROM saga_history WHERE rowid IN (SELECT h.rowid FROM saga_history h WHERE h.at < $before
                AND NOT EXISTS (SELECT 1 FROM saga_history l WHERE l.saga_month = h.saga_month AND l.saga_id = h.saga_id AND l.at >= $before) LIMIT $page)
            """, eventsBefore);

        async Task DeleteAsync(string sql, DateTimeOffset before)
        {
#pragma warning disable CA2100 // Constant texts of this class.
            await using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$before", before.UtcDateTime);
            command.Parameters.AddWithValue("$page", Page);
            while (await command.ExecuteNonQueryAsync(cancellationToken) == Page)
            {
            }
        }
    }
}
