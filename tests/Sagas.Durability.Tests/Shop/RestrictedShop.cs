using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Shop;

/// <summary>PostgreSQL and RabbitMQ, where the shop signs in as a role that may not own the tables; their owner has made them before.</summary>
public sealed class RestrictedShop : ShopSetup
{
    private readonly LargeShop _large;

    private RestrictedShop(LargeShop large, DatabaseRoles roles) => (_large, Roles) = (large, roles);

    public DatabaseRoles Roles { get; }

    public static async Task<RestrictedShop> CreateAsync()
    {
        var large = await LargeShop.CreateAsync();
        var shop = new RestrictedShop(large, await DatabaseRoles.CreateAsync(large.Postgres));
        await shop.MigrateAsync();
        return shop;
    }

    public override void Database(DbContextOptionsBuilder options) => options.UseNpgsql(Roles.Service);

    public override void Journal(IJournalConfigurator journal) => _large.Journal(journal);

    public override void Transport(IBusRegistrationConfigurator bus) => _large.Transport(bus);

    public override async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Roles.DisposeAsync();
        await _large.DisposeAsync();
    }

    /// <summary>The application's own tables with all rights, the journal's with those that it grants.</summary>
    private async Task MigrateAsync()
    {
        var options = new DbContextOptionsBuilder<ShopDbContext>();
        options.UseNpgsql(Roles.Owner);
        await using var database = new ShopDbContext(options.Options);
        await database.Database.EnsureCreatedAsync();
        await database.Database.ExecuteSqlRawAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {Roles.ServiceName}");
        await database.Database.ExecuteSqlRawAsync(PostgresJournal.Script(Roles.ServiceName, TimeSpan.FromDays(30), TimeSpan.FromDays(400)).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }
}
