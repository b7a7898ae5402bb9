using System.Globalization;
using Npgsql;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>
/// Asks the owner's functions (<c>5-roles.sql</c>) to drop days and months that are beyond the retention, and to delete where ids have no date. What
/// they keep all the same is theirs to know: what is in use, not delivered, or younger than the owner allows.
/// </summary>
/// <param name="connection">Open, with no transaction.</param>
/// <param name="keysBefore">Ids made before are told apart no more.</param>
/// <param name="eventsBefore">A saga whose last event is older has no timeline any more.</param>
internal sealed class PostgresRetention(NpgsqlConnection connection, DateTimeOffset keysBefore, DateTimeOffset eventsBefore)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var day in await PartitionsAsync("journal", "journal_", "yyyyMMdd", cancellationToken))
        {
            if (day.AddDays(1) <= DateOnly.FromDateTime(keysBefore.UtcDateTime))
                await RunAsync("SELECT journal_drop_day($1, $2)", cancellationToken, day, keysBefore);
        }

        foreach (var month in await PartitionsAsync("saga_history", "saga_history_", "yyyyMM", cancellationToken))
        {
            if (month.AddMonths(1) <= DateOnly.FromDateTime(eventsBefore.UtcDateTime))
                await RunAsync("SELECT journal_drop_month($1, $2)", cancellationToken, month, eventsBefore);
        }

        await RunAsync("SELECT journal_forget_foreign($1)", cancellationToken, keysBefore);
        await RunAsync("SELECT journal_forget_undated($1)", cancellationToken, eventsBefore);
        await RunAsync("DELETE FROM suspect_run WHERE at < $1", cancellationToken, keysBefore);
    }

    private async Task<IReadOnlyList<DateOnly>> PartitionsAsync(string table, string prefix, string format, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = $1::regclass", connection) { Parameters = { new() { Value = table } } };
        var partitions = new List<DateOnly>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var name = reader.GetString(0);
            if (name.Length == prefix.Length + format.Length && DateOnly.TryParseExact(name[prefix.Length..], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                partitions.Add(date);
        }

        return partitions;
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken, params object[] parameters)
    {
#pragma warning disable CA2100 // Constant texts of this class.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
