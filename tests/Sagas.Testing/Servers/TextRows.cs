using System.Data.Common;
using System.Globalization;

namespace Sagas.Testing.Servers;

/// <summary>Rows of a test's database as text in lower case: it suits both stores and all that tests compare.</summary>
internal static class TextRows
{
    private const int MostTries = 5;

    /// <summary>Runs a query and reads all of it. A connection that lay in the pool when a test killed the server says so at its next use; another is taken then.</summary>
    public static async Task<IReadOnlyList<string[]>> ReadAsync(DbDataSource database, string sql)
    {
        DbException? last = null;
        for (var tried = 0; tried < MostTries; tried++)
        {
            try
            {
                return await ReadOnceAsync(database, sql);
            }
            catch (DbException exception) when (exception.IsTransient)
            {
                last = exception;
            }
        }

        throw new InvalidOperationException($"The database did not answer {MostTries} times in a row.", last);
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
