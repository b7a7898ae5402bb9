using System.Security.Cryptography;
using Npgsql;

namespace Sagas.Testing.Servers;

/// <summary>A database of its own on the throwaway PostgreSQL; dropped when disposed.</summary>
public sealed class ThrowawayPostgres : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private ThrowawayPostgres(string server, string name) => (_server, _name) = (server, name);

    /// <summary>Connection string of the new database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    /// <summary>The same database by way of a proxy on this machine.</summary>
    public string Through(int port) => new NpgsqlConnectionStringBuilder(ConnectionString) { Host = "127.0.0.1", Port = port }.ConnectionString;

    /// <summary>The port of the server.</summary>
    public static int Port => new NpgsqlConnectionStringBuilder(TestServers.Postgres).Port;

    /// <summary>Makes the database, empty.</summary>
    /// <param name="servers">Where; null for the servers that all tests share.</param>
    public static async Task<ThrowawayPostgres> CreateAsync(ServerAddresses? servers = null)
    {
        var server = (servers ?? TestServers.Addresses).Postgres;
        var name = $"test_{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new ThrowawayPostgres(server, name);
    }

    /// <summary>Drops the database with whoever is connected to it.</summary>
    public async ValueTask DisposeAsync() => await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
