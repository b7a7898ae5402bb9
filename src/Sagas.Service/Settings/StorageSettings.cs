using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Sagas.Service.Settings;

/// <summary>Where sagas are kept.</summary>
public enum StorageProvider
{
    /// <summary>One file, nothing to install.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}

/// <summary><c>Storage:*</c> and the connection strings of the database.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="Migrate">Whether a start brings the schema up to date.</param>
/// <param name="ConnectionString">With this service's own defaults where the setting is silent.</param>
/// <param name="ReadOnlyConnectionString">The replica for the dashboard's reads; the primary if none is set.</param>
/// <param name="OwnerConnectionString">The role that migrates, where another one than the service's does; null otherwise and on SQLite.</param>
/// <param name="Place">Where it is, without credentials, for log lines: a file, or host, port and database.</param>
/// <param name="Hosts">The hosts connected to; none for a file.</param>
/// <param name="IsEncrypted">Whether the connection insists on TLS.</param>
public sealed record StorageSettings(
    StorageProvider Provider, bool Migrate, Secret ConnectionString, Secret ReadOnlyConnectionString, Secret? OwnerConnectionString, string Place, IReadOnlyList<string> Hosts, bool IsEncrypted)
{
    private const string Key = "ConnectionStrings:Sagas";
    private const string ReadOnlyKey = "ConnectionStrings:SagasReadOnly";
    private const string OwnerKey = "ConnectionStrings:SagasOwner";

    /// <summary>The role that the service signs in as, on PostgreSQL; the driver's own default where the connection string names none.</summary>
    public string Role => new NpgsqlConnectionStringBuilder(ConnectionString.Reveal()).Username ?? Environment.UserName;

    internal static StorageSettings Read(SettingValues values)
    {
        var provider = values.Choice("Storage:Provider", StorageProvider.Sqlite);
        var migrate = values.Flag("Storage:Migrate", true);
        return provider switch
        {
            StorageProvider.Sqlite => Sqlite(values, migrate),
            StorageProvider.Postgres => Postgres(values, migrate),
        };
    }

    private static StorageSettings Sqlite(SettingValues values, bool migrate)
    {
        var primary = File(Key, values.Text(Key) ?? "Data Source=data/sagas.db");
        var replica = values.Text(ReadOnlyKey) is { } text ? File(ReadOnlyKey, text) : primary;
        return new(
            StorageProvider.Sqlite, migrate, new Secret(primary.ConnectionString), new Secret(replica.ConnectionString), null, primary.DataSource, [], IsEncrypted: true);
    }

    private static SqliteConnectionStringBuilder File(string key, string text)
    {
        var builder = Parse<SqliteConnectionStringBuilder>(key, text, "'Data Source=FILE'");
        if (builder.DataSource is "" or ":memory:" || builder.Mode == SqliteOpenMode.Memory)
            throw new WrongSettingException($"{key} names no file. Allowed: 'Data Source=FILE'; what is kept in memory would be lost.");

        builder.DataSource = Path.GetFullPath(builder.DataSource);
        return builder;
    }

    private static StorageSettings Postgres(SettingValues values, bool migrate)
    {
        const string allowed = "'Host=HOST;Port=5432;Database=NAME;Username=USER;Password=…'";
        if (values.Text(Key) is not { } text)
            throw new WrongSettingException($"{Key} is missing. Storage:Provider 'Postgres' needs {allowed}.");

        var primary = Server(Key, text, allowed);
        var replica = values.Text(ReadOnlyKey) is { } readOnly ? Server(ReadOnlyKey, readOnly, allowed) : primary;
        var owner = values.Text(OwnerKey) is { } migrates ? Server(OwnerKey, migrates, allowed) : null;
        NpgsqlConnectionStringBuilder[] all = [primary, replica, owner ?? primary];
        var hosts = all.SelectMany(one => one.Host!.Split(',')).Distinct(StringComparer.Ordinal).ToArray();
        return new(
            StorageProvider.Postgres,
            migrate,
            new Secret(primary.ConnectionString),
            new Secret(replica.ConnectionString),
            owner is null ? null : new Secret(owner.ConnectionString),
            $"{primary.Host}:{primary.Port}/{primary.Database}",
            hosts,
            all.All(one => one.SslMode >= SslMode.Require));
    }

    private static NpgsqlConnectionStringBuilder Server(string key, string text, string allowed)
    {
        var builder = Parse<NpgsqlConnectionStringBuilder>(key, text, allowed);
        if (string.IsNullOrEmpty(builder.Host))
            throw new WrongSettingException($"{key} names no host. Allowed: {allowed}.");

        // A server that stopped answering must be noticed within seconds, not within TCP's own two hours.
        var given = new DbConnectionStringBuilder { ConnectionString = text }.Keys.Cast<string>()
            .Select(name => name.Replace(" ", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!given.Contains("Timeout"))
            builder.Timeout = 5;
        if (!given.Contains("Keepalive"))
            builder.KeepAlive = 5;
        if (!given.Contains("CommandTimeout"))
            builder.CommandTimeout = 10;
        return builder;
    }

    private static T Parse<T>(string key, string text, string allowed)
        where T : DbConnectionStringBuilder, new()
    {
        try
        {
            return new T { ConnectionString = text };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            // The parser's own message may repeat the value, and the value may hold a password.
            throw new WrongSettingException($"{key} is not readable (its value is not shown). Allowed: {allowed}.");
        }
    }
}
