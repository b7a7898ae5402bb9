using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sagas.Service.Persistence;

/// <summary>What the service's own role may do to the modules' tables on PostgreSQL: all but own them, and to some only add.</summary>
internal static class RoleRights
{
    /// <summary>Tables whose rows are written once: nobody changes what was booked.</summary>
    private static readonly string[] AddOnly = ["ledger.entry"];

    /// <summary>SQL for the owner; nothing where the role is the owner itself.</summary>
    public static string Of(IModel model, string role)
    {
        // A module's tables are in its schema; the journal's, which its own script grants, are in none.
        var tables = model.GetEntityTypes().Where(entity => entity.GetSchema() is not null).Select(entity => (Schema: entity.GetSchema()!, Name: entity.GetTableName()!)).Distinct().ToList();
        var grants = tables.Select(table => table.Schema).Distinct().Select(schema => $"EXECUTE format('GRANT USAGE ON SCHEMA \"{schema}\" TO %I; GRANT USAGE ON ALL SEQUENCES IN SCHEMA \"{schema}\" TO %1$I', service);")
            .Concat(tables.Select(table => $"EXECUTE format('REVOKE ALL ON \"{table.Schema}\".\"{table.Name}\" FROM %I; GRANT {Rights($"{table.Schema}.{table.Name}")} ON \"{table.Schema}\".\"{table.Name}\" TO %1$I', service);"));
        return $"""
            DO $rights$
            DECLARE
                service text := '{role.Replace("'", "''", StringComparison.Ordinal)}';
            BEGIN
                IF service = current_user THEN
                    RETURN;
                END IF;
                EXECUTE format('GRANT SELECT ON {SagasDatabase.HistoryTable} TO %I', service);
                {string.Join("\n    ", grants)}
            END
            $rights$;
            """;
    }

    private static string Rights(string table) => AddOnly.Contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
}
