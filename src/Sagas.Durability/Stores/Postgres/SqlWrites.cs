using Npgsql;
using Sagas.Durability.Journal;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>The statements that handlers added, in their order: one round trip for a group, equal texts prepared once.</summary>
internal static class SqlWrites
{
    public static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<JournalEntry> entries, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        foreach (var write in entries.SelectMany(entry => entry.Writes.OfType<SqlWrite>()))
            batch.Add(write.Text(i => $"${i + 1}"), write.Sql.GetArguments().Select(value => new NpgsqlParameter { Value = value ?? DBNull.Value }));

        if (batch.BatchCommands.Count == 0)
            return;

        try
        {
            await batch.PrepareAsync(cancellationToken);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is PostgresException or InvalidCastException or NotSupportedException && !DatabaseAway.Is(exception))
        {
            throw new WriteFailedException(exception);
        }
    }
}
