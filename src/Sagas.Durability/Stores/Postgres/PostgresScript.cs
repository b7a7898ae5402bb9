using System.Globalization;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>The library's own tables as one script, the same whether the library runs it or somebody who owns them does.</summary>
internal static class PostgresScript
{
    /// <summary>SQL for the version that a database has: what is written down, or 1 where the first form's tables are, which wrote none; else 0.</summary>
    public const string Version = "coalesce((SELECT max(version) FROM journal_schema), CASE WHEN to_regclass('journal') IS NULL THEN 0 ELSE 1 END)";

    /// <summary>Makes the tables or runs the steps that they lack, and writes down what is kept at least. For a transaction that keeps other nodes out.</summary>
    public static string Tables(TimeSpan dedupe, TimeSpan timeline) => string.Join('\n',
    [
        "CREATE TABLE IF NOT EXISTS journal_schema (version integer NOT NULL);",
        .. JournalSchema.Postgres.Steps.Select((sql, step) => $"DO $journal$ BEGIN IF {Version} < {step + 1} THEN EXECUTE $journal_step$\n{sql}\n$journal_step$; END IF; END $journal$;"),
        $"DELETE FROM journal_schema; INSERT INTO journal_schema (version) VALUES ({JournalSchema.Postgres.Version});",
        $"DELETE FROM journal_retention; INSERT INTO journal_retention (dedupe, timeline) VALUES ({Interval(dedupe)}, {Interval(timeline)});",
    ]);

    /// <summary>Lets a role use the tables; nothing where the role is the owner itself.</summary>
    public static string Rights(string role) => $"""
        DO $journal$
        DECLARE
            service text := '{role.Replace("'", "''", StringComparison.Ordinal)}';
            callable regprocedure;
        BEGIN
            IF service = current_user THEN
                RETURN;
            END IF;
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), service);
            EXECUTE format('REVOKE ALL ON {All} FROM %I', service);
            EXECUTE format('GRANT SELECT ON {All} TO %I', service);
            EXECUTE format('GRANT INSERT ON journal, saga_history, journal_node, scheduled_message, suspect_run, fault, undelivered TO %I', service);
            EXECUTE format('GRANT UPDATE ON journal_node, scheduled_message, suspect_run, fault, undelivered TO %I', service);
            EXECUTE format('GRANT DELETE ON journal_node, scheduled_message, suspect_run TO %I', service);
            FOR callable IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'journal\_%' LOOP
                EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', callable, service);
            END LOOP;
        END
        $journal$;
        """;

    // Of the partitions the one that the loader asks by name; the others are reached through their tables.
    private const string All = "journal, journal_foreign, saga_history, journal_node, scheduled_message, fault, undelivered, suspect_run, journal_schema, journal_retention";

    private static string Interval(TimeSpan time) => $"interval '{((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture)} seconds'";
}
