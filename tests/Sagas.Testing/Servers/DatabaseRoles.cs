using Npgsql;

namespace Sagas.Testing.Servers;

/// <summary>Two roles of a throwaway database: the owner, and one that may sign in and nothing else until the owner lets it. Dropped when disposed.</summary>
public sealed class DatabaseRoles : IAsyncDisposable
{
    private const string Password = "throwaway";
    private readonly ThrowawayPostgres _database;

    private DatabaseRoles(ThrowawayPostgres database) => _database = database;

    /// <summary>Connection string of the owner.</summary>
    public string Owner => As($"{Name}_owner");

    /// <summary>Connection string of the other.</summary>
    public string Service => As(ServiceName);

    /// <summary>The other's name.</summary>
    public string ServiceName => $"{Name}_service";

    private string Name => new NpgsqlConnectionStringBuilder(_database.ConnectionString).Database!;

    /// <summary>Makes the roles and gives the database to the owner.</summary>
    public static async Task<DatabaseRoles> CreateAsync(ThrowawayPostgres database)
    {
        var roles = new DatabaseRoles(database);
        await roles.ExecuteAsync(
            $"CREATE ROLE {roles.Name}_owner LOGIN PASSWORD '{Password}'; CREATE ROLE {roles.ServiceName} LOGIN PASSWORD '{Password}'; " +
            $"ALTER DATABASE {roles.Name} OWNER TO {roles.Name}_owner");
        return roles;
    }

    /// <summary>Drops them with all that they own.</summary>
    public async ValueTask DisposeAsync() => await ExecuteAsync(
        $"REASSIGN OWNED BY {Name}_owner TO CURRENT_USER; DROP OWNED BY {Name}_owner, {ServiceName}; DROP ROLE {Name}_owner, {ServiceName}");

    private string As(string role) => new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = role, Password = Password }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
