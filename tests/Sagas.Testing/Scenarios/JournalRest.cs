namespace Sagas.Testing.Scenarios;

/// <summary>What a journal still has to do.</summary>
internal static class JournalRest
{
    /// <summary>Two columns: lives, and rows and timers that wait for their delivery.</summary>
    public const string Columns = """
        (SELECT count(*) FROM journal_node),
        (SELECT count(*) FROM journal j JOIN journal_node n ON n.id = j.node_id WHERE j.node_seq > n.cursor) + (SELECT count(*) FROM scheduled_message)
        """;

    /// <summary>What must not be left after all nodes have stopped.</summary>
    /// <param name="rowsAsync">Reads the journal's database.</param>
    /// <param name="refused">How many messages must have been set aside.</param>
    public static async Task<IReadOnlyList<Breach>> LeftAsync(Func<string, Task<IReadOnlyList<string[]>>> rowsAsync, int refused = 0)
    {
        var faults = await rowsAsync("SELECT type, error FROM fault");
        return
        [
            .. faults.Count < refused ? [new Breach(Invariant.DedupeHorizon, $"{faults.Count} messages were set aside, {refused} must be.")] : Array.Empty<Breach>(),
            .. faults.Skip(refused).Select(fault => new Breach(Invariant.NoLostCommand, $"{fault[0]} was set aside: {fault[1]}")),
            .. (await rowsAsync("SELECT token, due_at FROM scheduled_message"))
                .Select(timer => new Breach(Invariant.TimersNeverEarly, $"Timer {timer[0]}, due at {timer[1]}, has not fired.")),
            .. (await rowsAsync("SELECT id, epoch, cursor FROM journal_node"))
                .Select(life => new Breach(Invariant.SentOnceCommitted, $"Life {life[0]}, epoch {life[1]}, is left at cursor {life[2]} after all nodes stopped.")),
        ];
    }
}
