using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Contracts.Payments;
using Sagas.Durability;
using Sagas.Operations.Catalogue;
using Sagas.Payments.Gateway.Simulator;
using Sagas.Testing;

namespace Sagas.Payments.Tests.Support;

/// <summary>Saga, steps and simulator over the journal on SQLite, with a ledger that agrees to everything.</summary>
internal sealed class PaymentHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("payments").FullName;
    private readonly IHost _host;

    private PaymentHost(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection([new("Gateway:Simulator:Book", Path.Combine(_folder, "book.db"))]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDbContext<PaymentDb>(options => options.UseSqlite($"Data Source={Path.Combine(_folder, "payments.db")}"));
        builder.Services.AddGateway(builder.Configuration);
        builder.Services.AddMassTransit(x =>
        {
            x.AddJournal<PaymentDb>(j =>
            {
                j.UseSqlite();
                j.StartAfter(async (provider, stop) =>
                {
                    await using var scope = provider.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<PaymentDb>().Database.EnsureCreatedAsync(stop);
                });
            });
            x.AddSaga(builder.Configuration);
            x.AddSteps();
            x.AddConsumer<LedgerDouble>().Endpoint(e => e.Name = "reserve-funds");
            x.AddConsumer<PostingDouble>().Endpoint(e => e.Name = "post-transfer");
            x.AddConsumer<ReleasingDouble>().Endpoint(e => e.Name = "release-funds");
            x.AddConsumer<Ends>();
            x.AddConfigureEndpointsCallback((context, _, endpoint) => endpoint.UseJournal(context));
            x.UsingInMemory((context, bus) => bus.ConfigureEndpoints(context));
        });
        builder.Services.AddSingleton(Published);
        _host = builder.Build();
    }

    /// <summary>What ended, as it was told.</summary>
    public List<object> Published { get; } = [];

    public static async Task<PaymentHost> StartAsync(params IReadOnlyList<(string Key, string Value)> settings)
    {
        var host = new PaymentHost(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        await host._host.StartAsync();
        await host._host.Services.GetRequiredService<IJournalHealth>().Started.WaitAsync(Patience);
        return host;
    }

    /// <summary>Pays, and answers the payment as soon as it is in the state.</summary>
    public async Task<Payment> PayAsync(string source, string until, string tenant = "default")
    {
        var command = new SubmitPayment { PaymentId = Guid.CreateVersion7(), Amount = new Money(1250, "EUR"), Payer = "alice", Payee = "shop", Source = source };
        var queue = await _host.Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri($"queue:{PaymentWorkflow.Queue}"));
        await queue.Send(command, context =>
        {
            context.MessageId = Guid.CreateVersion7();
            context.Headers.Set("tenant", tenant);
        });
        return await InAsync(SagaId.For(tenant, command.PaymentId), until);
    }

    /// <summary>The payment, as soon as it is in the state.</summary>
    public Task<Payment> InAsync(Guid saga, string state) => Eventually.GetAsync($"payment {saga} in {state}", Patience, async () =>
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PaymentDb>().Set<Payment>().AsNoTracking().SingleOrDefaultAsync(p => p.CorrelationId == saga && p.State == state);
    });

    public Task<IReadOnlyList<BookedCharge>> ChargesAsync(Payment payment) =>
        _host.Services.GetRequiredService<SimulatorBook>().ChargesAsync(payment.BusinessId, payment.Tenant, default);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Hears how payments end.</summary>
    public sealed class Ends(List<object> published) : IConsumer<PaymentCompleted>, IConsumer<PaymentFailed>
    {
        public Task Consume(ConsumeContext<PaymentCompleted> context) => HearAsync(context.Message);

        public Task Consume(ConsumeContext<PaymentFailed> context) => HearAsync(context.Message);

        private Task HearAsync(object message)
        {
            lock (published)
                published.Add(message);
            return Task.CompletedTask;
        }
    }
}
