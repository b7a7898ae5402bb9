using MassTransit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sagas.Testing.Processes;

namespace Sagas.Durability.Tests.Shop;

/// <summary>SQLite and MassTransit's in-memory transport.</summary>
public sealed class EmbeddedShop : ShopSetup
{
    private readonly TestFolder _folder = new("journal");

    public override void Database(DbContextOptionsBuilder options) => options.UseSqlite($"Data Source={_folder.File("shop.db")}");

    public override void Journal(IJournalConfigurator journal) => journal.UseSqlite();

    public override void Transport(IBusRegistrationConfigurator bus) => bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
