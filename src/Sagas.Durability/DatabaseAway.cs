using Microsoft.Data.Sqlite;
using Npgsql;
using Sagas.Durability.Capture;
using Sagas.Durability.Stores;

namespace Sagas.Durability;

/// <summary>Whether a failure is the database's own: away, full, overloaded or busy, so that waiting may help. By SQLSTATE and result code, never by text.</summary>
public static class DatabaseAway
{
    /// <summary>The library's own SQLSTATE: another node has taken this node's life over. It starts over within a second as a new one, and what met this may be tried again.</summary>
    internal const string Fenced = "SG001";

    /// <summary>Looks through inner exceptions, since EF wraps what the driver says.</summary>
    public static bool Is(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            switch (exception)
            {
                case PostgresException postgres:
                    return Is(postgres);
                case NpgsqlException or TransactionLostException or ConnectionLostException:
                    return true;
                case SqliteException sqlite:
                    return Is(sqlite);
            }
        }

        return false;
    }

    // Classes of SQLSTATE (PostgreSQL manual, appendix A): connection, resources, operator's intervention, system error, rollback (deadlock,
    // serialization); then the lock time-out, the read-only server after a failover, the idle transaction that was cut, the database that is
    // not there yet, or there already (EF makes one where its question to a server that was starting failed), the role that may not log in yet, and
    // the fence.
    private static bool Is(PostgresException exception) =>
        exception.SqlState[..2] is "08" or "53" or "57" or "58" or "40" || exception.SqlState is "55P03" or "25006" or "25P03" or "3D000" or "42P04" or "28P01" or "28000" or Fenced;

    // Result codes (https://www.sqlite.org/rescode.html): BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN.
    private static bool Is(SqliteException exception) => exception.SqliteErrorCode is 5 or 6 or 7 or 8 or 10 or 13 or 14;
}
