using System.Data.Common;
using Sagas.Durability.Stores;
using Sagas.Durability.Stores.Postgres;

namespace Sagas.Durability;

/// <summary>The journal's tables on PostgreSQL, for a deployment in which the service's own role may not make, change or delete them.</summary>
public static class PostgresJournal
{
    /// <summary>
    /// The SQL with which their owner makes the tables, or brings them from any earlier version to this build's, and lets <paramref name="role"/> use
    /// them: it may add to journal and timeline, and neither change nor delete there. One transaction; it may run again, and beside a start. Run it
    /// where the service's connection string points, as with <c>psql</c>.
    /// </summary>
    /// <param name="role">The role that the service signs in as, not quoted.</param>
    /// <param name="dedupe">For how long ids are told apart at least, whatever the service asks for: <see cref="IJournalConfigurator.DedupeFor"/>.</param>
    /// <param name="timeline">For how long history is kept at least: <see cref="IJournalConfigurator.KeepTimelineFor"/>.</param>
    public static string Script(string role, TimeSpan dedupe, TimeSpan timeline)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(role);
        return $"BEGIN;\n{PostgresTables.Lock};\n{PostgresScript.Tables(dedupe, timeline)}\n{PostgresScript.Rights(role)}\nCOMMIT;\n";
    }

    /// <summary>Whether the tables are there and of this build's version; changes nothing. Throws <see cref="InvalidOperationException"/> for those of a newer build.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="cancellationToken">The caller's end.</param>
    public static async Task<bool> IsCurrentAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var version = await PostgresTables.VersionAsync(connection, cancellationToken);
        JournalSchema.Postgres.ThrowIfNewer(version);
        return version == JournalSchema.Postgres.Version;
    }
}
