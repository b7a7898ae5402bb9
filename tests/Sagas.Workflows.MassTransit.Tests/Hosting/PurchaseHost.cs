using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Durability;
using Sagas.Durability.Timeline;
using Sagas.Testing;
using Sagas.Workflows.MassTransit.Tests.Purchase;

namespace Sagas.Workflows.MassTransit.Tests.Hosting;

/// <summary>An application with the purchase workflow, on SQLite and the bus in memory.</summary>
internal sealed class PurchaseHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly IHost _host;

    private PurchaseHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts it on a database file, which may be one of before.</summary>
    public static async Task<PurchaseHost> StartAsync(string file, Party party)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(party);
        builder.Services.AddDbContext<PurchaseDb>(options => options.UseSqlite($"Data Source={file}"));
        builder.Services.AddMassTransit(x =>
        {
            x.SetKebabCaseEndpointNameFormatter();
            x.AddJournal<PurchaseDb>(j =>
            {
                j.UseSqlite();
                j.RetryAfter(TimeSpan.FromMilliseconds(1));
                j.StartAfter(async (provider, stop) =>
                {
                    await using var scope = provider.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<PurchaseDb>().Database.EnsureCreatedAsync(stop);
                });
            });
            x.AddWorkflow<PurchaseWorkflow, PurchaseSaga>().Endpoint(e => e.Name = "purchase");
            x.AddConsumers(
                typeof(ReserveGoodsConsumer), typeof(ReleaseGoodsConsumer), typeof(ChargeCardConsumer), typeof(FindChargeConsumer), typeof(RefundCardConsumer),
                typeof(ShipGoodsConsumer), typeof(EndConsumer));
            x.AddConfigureEndpointsCallback((context, name, endpoint) => endpoint.UseJournal(context));
            x.UsingInMemory((context, bus) => bus.ConfigureEndpoints(context));
        });
        var host = new PurchaseHost(builder.Build());
        await host._host.StartAsync();
        await host.Services.GetRequiredService<IJournalHealth>().Started.WaitAsync(Patience);
        return host;
    }

    public Task BuyAsync(Guid order, Guid? messageId = null) => SendAsync(new Buy(order, 1250), messageId);

    /// <summary>Sends to the saga's own queue, past the journal, as a stranger would.</summary>
    public async Task SendAsync<T>(T message, Guid? messageId = null, Guid? execution = null)
        where T : class
    {
        var queue = await Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri("queue:purchase"));
        await queue.Send(message, context =>
        {
            context.MessageId = messageId ?? Guid.CreateVersion7();
            if (execution is { } id)
                context.Headers.Set(ExecutionHeaders.Execution, id.ToString());
        });
    }

    public async Task<T> ReadAsync<T>(Func<PurchaseDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PurchaseDb>());
    }

    /// <summary>The saga, as soon as it is in a state.</summary>
    public Task<PurchaseSaga> InAsync(Guid order, string state) => Eventually.GetAsync(
        $"purchase {order} in {state}",
        Patience,
        () => ReadAsync(db => db.Purchases.AsNoTracking().SingleOrDefaultAsync(saga => saga.CorrelationId == order && saga.State == state)));

    /// <summary>The saga's timeline, as soon as it has so many rows.</summary>
    public async Task<IReadOnlyList<HistoryRow>> TimelineAsync(Guid order, int rows)
    {
        List<HistoryRow> timeline = [];
        await Eventually.TrueAsync($"{rows} rows in the timeline of {order}", Patience, async () =>
        {
            timeline = await ReadAsync(db => db.Set<HistoryRow>().AsNoTracking().Where(row => row.SagaId == order).OrderBy(row => row.Version).ToListAsync());
            return timeline.Count >= rows;
        });
        timeline.Count.ShouldBe(rows);
        return timeline;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
