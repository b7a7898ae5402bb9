using MassTransit;
using Sagas.Contracts.Payments;
using Sagas.Durability;
using Sagas.Ledger;
using Sagas.Operations;
using Sagas.Payments;
using Sagas.Service.Doors;
using Sagas.Service.Persistence;
using Sagas.Service.Settings;
using Sagas.Service.Startup;

namespace Sagas.Service.Messaging;

/// <summary>
/// The one <c>AddMassTransit</c>: the journal, the public doors, the modules, then the transport that the settings name.
/// <see cref="NodeStart"/> starts the bus, once the schema is there.
/// </summary>
internal static class BusRegistration
{
    private static readonly IReadOnlyList<PublicDoor> Doors = [new("payment", new PublicCommandTypes(typeof(SubmitPayment)))];

    public static void AddBus(this IServiceCollection services, ServiceSettings settings, IConfiguration configuration)
    {
        services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.SetKebabCaseEndpointNameFormatter();
            x.AddJournal<SagasDbContext>(journal => Choose(journal, settings));
            AddDoors(x);
            x.AddPayments(configuration);
            x.AddLedger();
            x.AddConfigureEndpointsCallback(Configure);
            AddTransport(x, settings);
        });
        services.RemoveMassTransitHostedService();
    }

    private static void Choose(IJournalConfigurator journal, ServiceSettings settings)
    {
        if (settings.Storage.Provider == StorageProvider.Postgres)
            journal.UsePostgres();
        else
            journal.UseSqlite();

        journal.FireTimers(settings.Roles.Contains(NodeRole.Scheduler));
        journal.Carry(Tenants.Header, Traces.Header);
        journal.DedupeFor(TimeSpan.FromDays(settings.Retention.DedupeDays));
        journal.KeepTimelineFor(TimeSpan.FromDays(settings.Retention.TimelineDays));
        journal.StartAfter((provider, cancellationToken) => provider.GetRequiredService<NodeState>().DatabaseAsync.WaitAsync(cancellationToken));
    }

    private static void AddDoors(IBusRegistrationConfigurator x)
    {
        x.AddSingleton<Publishers>();
        x.AddConsumer<PublicCommandConsumer<SubmitPayment>>().Endpoint(e => e.Name = "payment");
    }

    private static void Configure(IRegistrationContext context, string name, IReceiveEndpointConfigurator endpoint)
    {
        if (Doors.FirstOrDefault(door => door.Queue == name) is { } door)
            door.Configure(endpoint, context);
        else
            endpoint.UseJournal(context, journal => journal.DeclareQueue());
    }

    private static void AddTransport(IBusRegistrationConfigurator x, ServiceSettings settings)
    {
        var transport = settings.Transport;
        switch (transport.Provider)
        {
            case TransportProvider.InMemory:
                x.UsingInMemory((context, bus) => bus.ConfigureEndpoints(context));
                break;
            case TransportProvider.RabbitMq:
                x.UsingRabbitMq((context, bus) =>
                {
                    bus.Host(transport.Address, host =>
                    {
                        host.Username(transport.User);
                        host.Password(transport.Password);
                        host.Heartbeat(TimeSpan.FromSeconds(5));
                    });
                    // Another node takes no message: what it accepts goes out for the orchestrators.
                    if (settings.Roles.Contains(NodeRole.Orchestrator))
                        bus.ConfigureEndpoints(context);
                });
                break;
        }
    }
}
