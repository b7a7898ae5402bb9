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

    /// <summary>Reads rows of text from the shop's database. Names in the SQL are quoted, so that it suits both.</summary>
    public async Task<IReadOnlyList<string[]>> RowsAsync(string sql)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written by the caller, a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!.ToLowerInvariant())]);
        return rows;
    }

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
