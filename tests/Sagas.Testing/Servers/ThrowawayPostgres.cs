using System.Security.Cryptography;
using Npgsql;

namespace Sagas.Testing.Servers;

/// <summary>A database of its own on the throwaway PostgreSQL; dropped when disposed.</summary>
public sealed class ThrowawayPostgres : IAsyncDisposable
{
    private readonly string _name;

    private ThrowawayPostgres(string name) => _name = name;

    /// <summary>Connection string of the new database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = _name }.ConnectionString;

    /// <summary>The same database by way of a proxy on this machine.</summary>
    public string Through(int port) => new NpgsqlConnectionStringBuilder(ConnectionString) { Host = "127.0.0.1", Port = port }.ConnectionString;

    /// <summary>The port of the server.</summary>
    public static int Port => new NpgsqlConnectionStringBuilder(TestServers.Postgres).Port;

    /// <summary>Makes the database, empty.</summary>
    public static async Task<ThrowawayPostgres> CreateAsync()
    {
        var name = $"test_{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new ThrowawayPostgres(name);
    }

    /// <summary>Drops the database with whoever is connected to it.</summary>
    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
