using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Sagas.Service.Persistence;

/// <summary>Whether an exception says that the database is away, full or overloaded, rather than that we asked it for nonsense.</summary>
internal static class DatabaseAway
{
    // Manual of SQLite, "Result codes": BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
    private static readonly int[] SqliteCodes = [5, 6, 8, 10, 13, 14];

    /// <summary>Looks through inner exceptions: EF wraps what the driver says.</summary>
    public static bool Is(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            var away = exception switch
            {
                PostgresException postgres => IsSurroundings(postgres.SqlState),
                NpgsqlException => true,
                SqliteException sqlite => SqliteCodes.Contains(sqlite.SqliteErrorCode),
                SocketException => true,
                _ => false,
            };
            if (away)
                return true;
        }

        return false;
    }

    // Manual of PostgreSQL, appendix A: connection (08), resources and disk (53), shutdown and not ready (57P0x), system (58),
    // deadlock and serialization (40), lock not available (55P03).
    private static bool IsSurroundings(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P0", StringComparison.Ordinal)
        || state.StartsWith("58", StringComparison.Ordinal)
        || state.StartsWith("40", StringComparison.Ordinal)
        || state is "55P03" or "57014";
}
