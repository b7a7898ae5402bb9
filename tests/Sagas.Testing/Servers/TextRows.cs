using System.Data.Common;
using System.Globalization;

namespace Sagas.Testing.Servers;

/// <summary>Rows of a test's database as text in lower case: it suits both stores and all that tests compare.</summary>
internal static class TextRows
{
    private const int MostTries = 5;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a query and reads all of it. A connection that lay in the pool when a test killed the server says so at its next use; another is taken then.</summary>
    public static async Task<IReadOnlyList<string[]>> ReadAsync(DbDataSource database, string sql)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await ReadOnceAsync(database, sql);
            }
            catch (DbException exception) when (exception.IsTransient && tried < MostTries)
            {
                await Task.Delay(Breath);
            }
        }
    }

    private static async Task<IReadOnlyList<string[]>> ReadOnceAsync(DbDataSource database, string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written by the caller, a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!.ToLowerInvariant())]);
        return rows;
    }
}
