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

    private ShopSite(string shopDll, ThrowawayPostgres? postgres, ThrowawayRabbitMq? rabbit)
    {
        (ShopDll, _postgres, _rabbit) = (shopDll, postgres, rabbit);
        _database = postgres is null
            ? SqliteFactory.Instance.CreateDataSource($"Data Source={_folder.File("shop.db")};Pooling=False")
            : NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxPoolSize = 2 });
    }

    /// <summary>Makes what the size needs.</summary>
    /// <param name="size">Which.</param>
    /// <param name="shopDll">The program; null for the one that was built with the tests.</param>
    /// <param name="servers">Where its database and virtual host are; null for the servers that all tests share.</param>
    public static async Task<ShopSite> CreateAsync(Size size, string? shopDll = null, ServerAddresses? servers = null) => size == Size.Large
        ? new ShopSite(shopDll ?? Repository.ShopDll, await ThrowawayPostgres.CreateAsync(servers), await ThrowawayRabbitMq.CreateAsync(servers))
        : new ShopSite(shopDll ?? Repository.ShopDll, null, null);

    /// <summary>What the nodes run.</summary>
    public string ShopDll { get; }

    /// <summary>Where the nodes run and write their books.</summary>
    public string Folder => _folder.Path;

    /// <summary>Whether it is a large shop.</summary>
    public bool HasBroker => _rabbit is not null;

    /// <summary>The broker of a large shop.</summary>
    public ThrowawayRabbitMq Broker => _rabbit ?? throw new InvalidOperationException("An embedded shop has no broker.");

    /// <summary>A node's settings. PostgreSQL knows its sessions by the name.</summary>
    public IReadOnlyList<string> ArgumentsOf(string name, ShopNodeSetup setup)
    {
        List<string> arguments = [$"--ClockOffset={setup.ClockOffset}", $"--ClosingAfter={setup.ClosingAfter}"];
        if (_postgres is not null)
        {
            var database = setup.DatabasePort is { } databasePort ? _postgres.Through(databasePort) : _postgres.ConnectionString;
            var broker = setup.BrokerPort is { } brokerPort ? _rabbit!.Through(brokerPort) : _rabbit!.Address;
            // As documented for production: an answer that does not come is given up.
            var patience = new NpgsqlConnectionStringBuilder(database) { ApplicationName = name, Timeout = 5, CommandTimeout = (int)setup.AnsweredWithin.TotalSeconds, KeepAlive = 5 };
            arguments.AddRange([$"--Postgres={patience.ConnectionString}", $"--RabbitMq={broker}"]);
        }

        return arguments;
    }

    /// <summary>Starts a node; does not wait.</summary>
    /// <param name="name">Names its log.</param>
    /// <param name="url">The address of its door.</param>
    /// <param name="setup">What is peculiar to it.</param>
    internal RunningProcess Start(string name, string url, ShopNodeSetup setup) => RunningProcess.Start(
        Folder,
        Path.Combine(Folder, $"{name}.log"),
        new Dictionary<string, string?> { ["SAGAS_FAILPOINT"] = setup.FailPoint, ["DOTNET_TieredPGO"] = "0", ["ASPNETCORE_URLS"] = null, ["ASPNETCORE_ENVIRONMENT"] = null },
        ["dotnet", ShopDll, $"--urls={url}", .. ArgumentsOf(name, setup)]);

    /// <summary>Whether a line of output says that a node's door is open.</summary>
    internal static bool IsOpen(string line) => line == "open";

    /// <summary>A connection to the shop's database, for what a test does to it.</summary>
    public ValueTask<DbConnection> OpenAsync() => _database.OpenConnectionAsync();

    /// <summary>Whether the database answers.</summary>
    public async Task<bool> IsThereAsync()
    {
        try
        {
            return (await RowsAsync("SELECT 1")).Count == 1;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>Does something to the shop's database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written by the caller, a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

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
