using Npgsql;

namespace Sagas.Benchmarks.Measures;

/// <summary>What a PostgreSQL has done so far, by its own counters.</summary>
/// <param name="Transactions">Committed and rolled back in the database.</param>
/// <param name="WalBytes">Written ahead, whole server.</param>
/// <param name="Fsyncs">Of the write-ahead log, whole server; null where the version does not count them.</param>
internal sealed record DatabaseWork(long Transactions, long WalBytes, long? Fsyncs)
{
    /// <summary>Reads the counters. Backends report theirs within a second, so wait that long after the work.</summary>
    public static async Task<DatabaseWork> ReadAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var fsyncs = connection.PostgreSqlVersion.Major switch
        {
            >= 18 => "(SELECT sum(fsyncs)::bigint FROM pg_stat_io WHERE object = 'wal')",
            >= 14 => "(SELECT wal_sync FROM pg_stat_wal)",
            _ => "NULL::bigint",
        };
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"""
             SELECT xact_commit + xact_rollback, (pg_current_wal_lsn() - '0/0')::bigint, {fsyncs}
             FROM pg_stat_database WHERE datname = current_database()
             """;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new DatabaseWork(reader.GetInt64(0), reader.GetInt64(1), await reader.IsDBNullAsync(2) ? null : reader.GetInt64(2));
    }
}
