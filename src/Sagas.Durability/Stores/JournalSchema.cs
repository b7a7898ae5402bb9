using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Sagas.Durability.Stores;

/// <summary>
/// The library's own tables, step by step, from the numbered SQL files beside each store. What a database has is its row in <c>journal_schema</c>;
/// a step that was released is never changed, a new one is added.
/// </summary>
internal sealed class JournalSchema
{
    private JournalSchema(string store)
    {
        var assembly = Assembly.GetExecutingAssembly();
        Steps =
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith($"{store}/", StringComparison.Ordinal))
                .OrderBy(name => int.Parse(name[(store.Length + 1)..name.IndexOf('-')], CultureInfo.InvariantCulture))
                .Select(name => Read(assembly, name)),
        ];
    }

    public static JournalSchema Postgres { get; } = new("postgres");

    public static JournalSchema Sqlite { get; } = new("sqlite");

    /// <summary>The SQL of each step, the first one first.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The version that this build works on.</summary>
    public int Version => Steps.Count;

    /// <summary>
    /// Brings the tables to this build's version, inside the caller's transaction. Throws <see cref="InvalidOperationException"/> for tables that
    /// a newer build made.
    /// </summary>
    /// <param name="connection">Open, in a transaction that keeps other nodes out.</param>
    /// <param name="hasFirst">SQL that is true where the tables of version 1 are, which has no version written down.</param>
    /// <param name="cancellationToken">The caller's end.</param>
    public async Task ApplyAsync(DbConnection connection, string hasFirst, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS journal_schema (version integer NOT NULL)", cancellationToken);
        var found = await connection.ScalarAsync($"SELECT coalesce((SELECT max(version) FROM journal_schema), CASE WHEN {hasFirst} THEN 1 ELSE 0 END)", cancellationToken);
        var version = Convert.ToInt32(found, CultureInfo.InvariantCulture);
        ThrowIfNewer(version);
        if (version == Version)
            return;

        foreach (var step in Steps.Skip(version))
            await connection.ExecuteAsync(step, cancellationToken);
        await connection.ExecuteAsync($"DELETE FROM journal_schema; INSERT INTO journal_schema (version) VALUES ({Version})", cancellationToken);
    }

    /// <exception cref="InvalidOperationException">The tables were made by a newer build.</exception>
    public void ThrowIfNewer(int version)
    {
        if (version > Version)
        {
            throw new InvalidOperationException(
                $"The journal's tables are of version {version} and this build knows version {Version}. Start the newer build again, or restore the database of this one.");
        }
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
