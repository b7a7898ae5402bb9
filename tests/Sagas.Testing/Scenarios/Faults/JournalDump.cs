namespace Sagas.Testing.Scenarios.Faults;

/// <summary>Writes a journal's tables as text beside the logs, for a red run.</summary>
internal static class JournalDump
{
    private static readonly (string Table, string Columns)[] Tables =
    [
        ("journal", "at, consumer_id, message_id, tenant, node_id, node_seq, length(outgoing)"),
        ("saga_history", "at, saga_id, version, event, message_id, from_state, to_state, late, sent"),
        ("journal_node", "heartbeat, id, epoch, cursor, host"),
        ("scheduled_message", "due_at, token, saga_id, kind, message_id"),
        ("fault", "at, id, endpoint, type, message_id, saga_id, cause, error"),
    ];

    /// <summary>A file a table, a line a row.</summary>
    public static async Task WriteAsync(Func<string, Task<IReadOnlyList<string[]>>> rowsAsync, string folder, string name)
    {
        foreach (var (table, columns) in Tables)
        {
            var rows = await rowsAsync($"SELECT {columns} FROM {table} ORDER BY 1");
            await File.WriteAllLinesAsync(Path.Combine(folder, $"{name}-{table}.txt"), [columns, .. rows.Select(row => string.Join(" | ", row))]);
        }
    }
}
