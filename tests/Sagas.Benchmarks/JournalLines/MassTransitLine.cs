using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Benchmarks.PaymentShape;
using Sagas.Durability;
using Sagas.Durability.Identity;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>The same machine and consumers, with the library's three lines or without.</summary>
internal sealed class MassTransitLine : ILine
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);
    private readonly IHost _host;

    private MassTransitLine(IHost host) => _host = host;

    /// <summary>Starts it and waits until its endpoints take messages.</summary>
    public static async Task<MassTransitLine> StartAsync(LineSetup setup, Action<Guid> ended)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.SetKebabCaseEndpointNameFormatter();
            x.AddReceiveObserver(_ => new EndingObserver(ended));
            if (setup.Line == LineName.NoStore)
                x.AddSagaStateMachine<PaymentMachine, Payment>().InMemoryRepository();
            else
                AddJournal(x, setup);
            x.AddConsumers(typeof(ScreenPaymentConsumer), typeof(ReserveFundsConsumer), typeof(AuthorizeChargeConsumer), typeof(CaptureChargeConsumer));
            x.AddConfigureEndpointsCallback((context, _, endpoint) => Configure(context, endpoint, setup));
            AddTransport(x, setup);
        });

        var host = builder.Build();
        await host.StartAsync();
        if (host.Services.GetService<IJournalHealth>() is { } journal)
            await journal.Started.WaitAsync(StartWithin);
        var health = await host.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, StartWithin);
        return health == BusHealthStatus.Healthy
            ? new MassTransitLine(host)
            : throw new InvalidOperationException($"The bus is {health} after {StartWithin.TotalSeconds} s: standard error says why.");
    }

    /// <summary>Past the journal, as what comes over the broker in the other lines.</summary>
    public async Task BeginAsync(Guid paymentId)
    {
        var endpoint = await _host.Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri($"queue:{PaymentQueues.Saga}"));
        await endpoint.Send(new BeginPayment(paymentId, Terms.Of(paymentId)), context => context.MessageId = MessageIds.New(TimeProvider.System));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    private static void AddJournal(IBusRegistrationConfigurator x, LineSetup setup)
    {
        x.AddDbContext<PaymentDbContext>(options => _ = setup.Line == LineName.Embedded
            ? options.UseSqlite($"Data Source={Path.Combine(setup.Folder, "payments.db")}")
            : options.UseNpgsql(setup.Postgres));
        x.AddJournal<PaymentDbContext>(journal =>
        {
            if (setup.Line == LineName.Embedded)
                journal.UseSqlite();
            else
                journal.UsePostgres();
            journal.StartAfter(CreateTablesAsync);
        });
        x.AddSagaStateMachine<PaymentMachine, Payment>().JournalRepository();
    }

    private static async Task CreateTablesAsync(IServiceProvider provider, CancellationToken cancellationToken)
    {
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PaymentDbContext>().Database.EnsureCreatedAsync(cancellationToken);
    }

    private static void Configure(IRegistrationContext context, IReceiveEndpointConfigurator endpoint, LineSetup setup)
    {
        endpoint.PrefetchCount = LineSetup.Prefetch;
        endpoint.ConcurrentMessageLimit = LineSetup.Prefetch;
        if (endpoint is IRabbitMqReceiveEndpointConfigurator queue)
            queue.SetQuorumQueue(); // as the service does
        if (setup.Line != LineName.NoStore)
            endpoint.UseJournal(context);
    }

    private static void AddTransport(IBusRegistrationConfigurator x, LineSetup setup)
    {
        if (setup.Line == LineName.Embedded)
        {
            x.UsingInMemory((context, bus) => bus.ConfigureEndpoints(context));
        }
        else
        {
            x.UsingRabbitMq((context, bus) =>
            {
                bus.Host(new Uri(setup.RabbitMq));
                bus.ConfigureEndpoints(context);
            });
        }
    }
}
