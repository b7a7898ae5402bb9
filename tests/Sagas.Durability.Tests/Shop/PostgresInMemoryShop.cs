using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Shop;

/// <summary>PostgreSQL and MassTransit's in-memory transport: one process on a server's database.</summary>
public sealed class PostgresInMemoryShop : ShopSetup
{
    private readonly ThrowawayPostgres _postgres;

    private PostgresInMemoryShop(ThrowawayPostgres postgres) => _postgres = postgres;

    public static async Task<PostgresInMemoryShop> CreateAsync() => new(await ThrowawayPostgres.CreateAsync());

    public override void Database(DbContextOptionsBuilder options) => options.UseNpgsql(_postgres.ConnectionString);

    public override void Journal(IJournalConfigurator journal) => journal.UsePostgres();

    public override void Transport(IBusRegistrationConfigurator bus) => bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));

    public override async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _postgres.DisposeAsync();
    }
}
