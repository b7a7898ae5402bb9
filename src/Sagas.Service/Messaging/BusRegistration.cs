using MassTransit;
using Sagas.Service.Settings;

namespace Sagas.Service.Messaging;

/// <summary>The one <c>AddMassTransit</c>: modules, then the transport that the settings name. <see cref="Startup.NodeStart"/> starts the bus, once the schema is there.</summary>
internal static class BusRegistration
{
    public static void AddBus(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.SetKebabCaseEndpointNameFormatter();
            AddModules(x);
            switch (settings.Transport.Provider)
            {
                case TransportProvider.InMemory:
                    x.UsingInMemory((context, bus) =>
                    {
                        bus.UseFilter(new MessageLogScope());
                        bus.ConfigureEndpoints(context);
                    });
                    break;
                case TransportProvider.RabbitMq:
                    x.AddConfigureEndpointsCallback((_, _, endpoint) =>
                    {
                        if (endpoint is IRabbitMqReceiveEndpointConfigurator queue)
                            queue.SetQuorumQueue();
                    });
                    x.UsingRabbitMq((context, bus) =>
                    {
                        bus.Host(settings.Transport.Address, host =>
                        {
                            host.Username(settings.Transport.User);
                            host.Password(settings.Transport.Password);
                            host.Heartbeat(TimeSpan.FromSeconds(5));
                        });
                        bus.UseFilter(new MessageLogScope());
                        bus.ConfigureEndpoints(context);
                    });
                    break;
            }
        });
        services.RemoveMassTransitHostedService();
    }

    private static void AddModules(IBusRegistrationConfigurator bus)
    {
    }
}
