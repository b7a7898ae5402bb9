using System.Globalization;
using Npgsql;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>
/// Drops days and months that are beyond the retention, and deletes where ids have no date. A day or month in use is left for the next time: a
/// lock is waited for 300 ms, so that nobody waits behind it.
/// </summary>
/// <param name="connection">Open, with no transaction.</param>
/// <param name="keysBefore">Ids made before are told apart no more.</param>
/// <param name="eventsBefore">A saga whose last event is older has no timeline any more.</param>
internal sealed class PostgresRetention(NpgsqlConnection connection, DateTimeOffset keysBefore, DateTimeOffset eventsBefore)
{
    // What somebody has yet to deliver is kept, however old.
    private const string Undelivered = "SELECT FROM journal_node n WHERE n.id = j.node_id AND j.node_seq > n.cursor";

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var day in await PartitionsAsync("journal", "journal_", "yyyyMMdd", cancellationToken))
        {
            if (day.Date.AddDays(1) <= DateOnly.FromDateTime(keysBefore.UtcDateTime))
                await DropAsync(day.Name, $"SELECT NOT EXISTS (SELECT FROM {day.Name} j WHERE EXISTS ({Undelivered}))", cancellationToken);
        }

        foreach (var month in await PartitionsAsync("saga_history", "saga_history_", "yyyyMM", cancellationToken))
        {
            if (month.Date.AddMonths(1) <= DateOnly.FromDateTime(eventsBefore.UtcDateTime))
                await DropAsync(month.Name, $"SELECT NOT EXISTS (SELECT FROM {month.Name} WHERE at >= $1)", cancellationToken, eventsBefore);
        }

        await RunAsync($"DELETE FROM journal_foreign j WHERE at < $1 AND NOT EXISTS ({Undelivered})", keysBefore, cancellationToken);
        await RunAsync("DELETE FROM suspect_run WHERE at < $1", keysBefore, cancellationToken);
        await RunAsync(
            "DELETE FROM saga_history_undated WHERE saga_id IN (SELECT saga_id FROM saga_history_undated GROUP BY saga_id HAVING max(at) < $1)", eventsBefore, cancellationToken);
    }

    private async Task<IReadOnlyList<(string Name, DateOnly Date)>> PartitionsAsync(string table, string prefix, string format, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = $1::regclass", connection) { Parameters = { new() { Value = table } } };
        var partitions = new List<(string, DateOnly)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var name = reader.GetString(0);
            if (name.Length == prefix.Length + format.Length && DateOnly.TryParseExact(name[prefix.Length..], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                partitions.Add((name, date));
        }

        return partitions;
    }

    /// <summary>Drops a partition of which <paramref name="isOver"/> is true, asked under the lock.</summary>
    private async Task DropAsync(string partition, string isOver, CancellationToken cancellationToken, params object[] parameters)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync($"SET LOCAL lock_timeout = '300ms'; LOCK TABLE {partition} IN ACCESS EXCLUSIVE MODE", cancellationToken);
#pragma warning disable CA2100 // The name is one of the library's own partitions.
            await using var command = new NpgsqlCommand(isOver, connection);
#pragma warning restore CA2100
            foreach (var parameter in parameters)
                command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            if (await command.ExecuteScalarAsync(cancellationToken) is not true)
                return;

            await connection.ExecuteAsync($"DROP TABLE {partition}", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UndefinedTable)
        {
            // In use, or another node dropped it: the next hour is early enough.
        }
    }

    private async Task RunAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Constant texts of this class.
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = before } } };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
