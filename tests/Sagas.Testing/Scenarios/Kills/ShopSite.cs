using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Sagas.Testing.Processes;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Kills;

/// <summary>What the nodes of one shop share: a folder with their books, and a database and a virtual host unless they are embedded.</summary>
public sealed class ShopSite : IAsyncDisposable
{
    private readonly TestFolder _folder = new("shop");
    private readonly ThrowawayPostgres? _postgres;
    private readonly ThrowawayRabbitMq? _rabbit;
    private readonly DbDataSource _database;

    private ShopSite(ThrowawayPostgres? postgres, ThrowawayRabbitMq? rabbit)
    {
        (_postgres, _rabbit) = (postgres, rabbit);
        _database = postgres is null
            ? SqliteFactory.Instance.CreateDataSource($"Data Source={_folder.File("shop.db")};Pooling=False")
            : NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxPoolSize = 2 });
    }

    /// <summary>Makes what the size needs.</summary>
    /// <param name="size">Which size.</param>
    /// <param name="servers">Where its database and virtual host are; null for the servers that all tests share.</param>
    public static async Task<ShopSite> CreateAsync(Size size, ServerAddresses? servers = null) => size == Size.Large
        ? new ShopSite(await ThrowawayPostgres.CreateAsync(servers), await ThrowawayRabbitMq.CreateAsync(servers))
        : new ShopSite(null, null);

    /// <summary>Where the nodes run and write their books.</summary>
    public string Folder => _folder.Path;

    /// <summary>The nodes' settings.</summary>
    public IReadOnlyList<string> Arguments => _postgres is null ? [] : [$"--Postgres={_postgres.ConnectionString}", $"--RabbitMq={_rabbit!.Address}"];

    /// <summary>The settings of a node with lines of its own, which gives up on servers that do not answer as the service does.</summary>
    public IReadOnlyList<string> Through(int postgresPort, int rabbitPort) =>
        [$"--Postgres={_postgres!.Through(postgresPort)};Timeout=5;Command Timeout=10;Keepalive=5", $"--RabbitMq={_rabbit!.Through(rabbitPort)}"];

    /// <summary>Starts a node.</summary>
    /// <param name="name">Names its log.</param>
    /// <param name="failPoint">Where it dies; null for one that lives.</param>
    /// <param name="arguments">Its address and settings.</param>
    internal RunningProcess Start(string name, string? failPoint, IReadOnlyList<string> arguments) => RunningProcess.Start(
        Folder,
        Path.Combine(Folder, $"{name}.log"),
        new Dictionary<string, string?> { ["SAGAS_FAILPOINT"] = failPoint, ["DOTNET_TieredPGO"] = "0", ["ASPNETCORE_URLS"] = null, ["ASPNETCORE_ENVIRONMENT"] = null },
        ["dotnet", Repository.ShopDll, .. arguments]);

    /// <summary>Whether a line of output says that a node's door is open.</summary>
    internal static bool IsOpen(string line) => line == "open";

    /// <summary>Reads rows of text from the shop's database. Names in the SQL are quoted, so that it suits both.</summary>
    public Task<IReadOnlyList<string[]>> RowsAsync(string sql) => TextRows.ReadAsync(_database, sql);

    /// <summary>The lines of all books: run, order, act.</summary>
    public IReadOnlyList<string[]> Book() =>
        [.. Directory.GetFiles(Folder, "book-*.txt").SelectMany(File.ReadAllLines).Select(line => line.Split(' '))];

    /// <summary>Gives everything back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        if (_rabbit is not null)
            await _rabbit.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder.Dispose();
    }
}
