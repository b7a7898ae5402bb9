using System.Data.Common;
using System.Globalization;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>Makes the library's own tables and their partitions. Nodes that start at once take turns, and who may not own the tables waits for one who may.</summary>
internal static class PostgresTables
{
    /// <summary>Takes the turn until the transaction's end. The number is any constant of ours: 0x73616761_0001, "saga" and what is locked.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock(126862183432193); SET LOCAL client_min_messages = warning";

    private const int DaysAhead = 7;

    /// <summary>Brings the tables up to date, by a role that may own them; by another, sees that they are.</summary>
    public static Task CreateAsync(DbConnection connection, JournalOptions options, CancellationToken cancellationToken) => LockedAsync(
        connection,
        async () =>
        {
            var isCurrent = await PostgresJournal.IsCurrentAsync(connection, cancellationToken);
            if (await MayOwnAsync(connection, cancellationToken))
                await connection.ExecuteAsync(PostgresScript.Tables(options.Dedupe, options.Timeline), cancellationToken);
            else if (!isCurrent)
                throw await NotCurrentAsync(connection, cancellationToken);
        },
        cancellationToken);

    /// <summary>The partitions for ids of around <paramref name="now"/>, by a function of the owner's.</summary>
    public static Task CreatePartitionsAsync(DbConnection connection, JournalOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var daysBehind = (int)options.Dedupe.TotalDays + 1;
        var monthsBehind = ((int)options.Timeline.TotalDays / 28) + 1;
        var today = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return LockedAsync(
            connection, () => connection.ExecuteAsync($"SELECT journal_make_partitions('{today}', {daysBehind}, {DaysAhead}, {monthsBehind}, 1)", cancellationToken), cancellationToken);
    }

    /// <summary>The version of the tables that are there; 0 for none.</summary>
    public static async Task<int> VersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Asked first, since a query that names a table which is not there fails whole.
        var sql = await connection.ScalarAsync("SELECT to_regclass('journal_schema') IS NULL", cancellationToken) is true
            ? "SELECT CASE WHEN to_regclass('journal') IS NULL THEN 0 ELSE 1 END"
            : $"SELECT {PostgresScript.Version}";
        return Convert.ToInt32(await connection.ScalarAsync(sql, cancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task<bool> MayOwnAsync(DbConnection connection, CancellationToken cancellationToken) => await connection.ScalarAsync(
        """
        SELECT CASE WHEN to_regclass('journal') IS NULL THEN has_schema_privilege(current_schema(), 'CREATE')
            ELSE (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('journal')) END
        """,
        cancellationToken) is true;

    private static async Task<InvalidOperationException> NotCurrentAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var (version, role) = (await VersionAsync(connection, cancellationToken), await connection.ScalarAsync("SELECT current_user::text", cancellationToken));
        var found = version == 0 ? "The journal's tables are not there" : $"The journal's tables are of version {version} and this build works on version {JournalSchema.Postgres.Version}";
        return new InvalidOperationException($"{found}, and role '{role}' may not make or change them. Run the application's migration as their owner, or the script of PostgresJournal.Script('{role}', …).");
    }

    private static async Task LockedAsync(DbConnection connection, Func<Task> change, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(Lock, cancellationToken);
        await change();
        await transaction.CommitAsync(cancellationToken);
    }
}
