using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sagas.Testing.Network;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Shop;

/// <summary>PostgreSQL and RabbitMQ.</summary>
public sealed class LargeShop : ShopSetup
{
    private readonly ThrowawayPostgres _postgres;
    private readonly ThrowawayRabbitMq _rabbit;

    private readonly TcpProxy? _line;

    private LargeShop(ThrowawayPostgres postgres, ThrowawayRabbitMq rabbit, TcpProxy? line) => (_postgres, _rabbit, _line) = (postgres, rabbit, line);

    public string RabbitMq => _line is null ? _rabbit.Address : _rabbit.Through(_line.Port);

    /// <summary>From now on nobody may publish to an exchange of this name, whether or not there is one.</summary>
    public Task ForbidWritingAsync(string exchange) => _rabbit.ForbidWritingAsync(exchange);

    public ThrowawayPostgres Postgres => _postgres;

    /// <param name="line">The line by which the shop reaches its broker; none of its own if null.</param>
    public static async Task<LargeShop> CreateAsync(TcpProxy? line = null) => new(await ThrowawayPostgres.CreateAsync(), await ThrowawayRabbitMq.CreateAsync(), line);

    public override void Database(DbContextOptionsBuilder options) => options.UseNpgsql(
        new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { KeepAlive = 1 }.ConnectionString); // It finds connections broken that nobody uses.

    public override void Journal(IJournalConfigurator journal) => journal.UsePostgres();

    public override void Transport(IBusRegistrationConfigurator bus) => bus.UsingRabbitMq((context, transport) =>
    {
        transport.Host(new Uri(RabbitMq));
        transport.ConfigureEndpoints(context);
    });

    public override async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _postgres.DisposeAsync();
        await _rabbit.DisposeAsync();
    }
}
