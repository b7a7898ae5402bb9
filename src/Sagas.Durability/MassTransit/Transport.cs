using MassTransit;
using MassTransit.RabbitMqTransport.Configuration;
using MassTransit.Transports;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using Sagas.Durability.Delivery;
using Sagas.Durability.Journal;
using Sagas.Durability.Undelivered;

namespace Sagas.Durability.MassTransit;

/// <summary>Learns from the started bus which transport it has, and opens the journal's way out over it.</summary>
internal sealed class Transport(JournalRuntime runtime, UndeliveredSends undelivered, IServiceProvider provider) : IBusObserver, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<Task> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when the bus begins to stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Whether a broker carries the messages, so that several nodes can share them. Builds the bus, which need not be started for that.</summary>
    public bool IsBroker => Bus.HostConfiguration is IRabbitMqHostConfiguration;

    private IBusInstance Bus => provider.GetRequiredService<IBusInstance>();

    /// <summary>Says how rows are written and read on this bus, which it builds. Before anything reads or writes one.</summary>
    public void SetFormat()
    {
        var address = Bus.HostConfiguration.HostAddress.ToString();
        runtime.Format = new OutgoingFormat(address.EndsWith('/') ? address : address + '/');
    }

    /// <summary>Opens the delivery, once the bus is started.</summary>
    public async Task OpenAsync(CancellationToken end)
    {
        var busReady = await _started.Task.WaitAsync(end);
        if (Bus.HostConfiguration is IRabbitMqHostConfiguration rabbit)
        {
            runtime.BrokerUser = rabbit.Settings.Username;
            runtime.Delivery = new BrokerDelivery(runtime, new BrokerSender(runtime, FactoryOf(rabbit.Settings)), undelivered);
        }
        else
        {
            await busReady.WaitAsync(end); // What is sent in memory before its queue is there is gone.
            runtime.Delivery = new LocalDelivery(runtime, Bus.Bus, undelivered);
        }

        await runtime.Delivery.StartAsync(end);
    }

    public Task PostStart(IBus bus, Task<BusReady> busReady)
    {
        _started.TrySetResult(busReady);
        return Task.CompletedTask;
    }

    public void PostCreate(IBus bus)
    {
    }

    public void CreateFaulted(Exception exception)
    {
    }

    public Task PreStart(IBus bus) => Task.CompletedTask;

    /// <summary>MassTransit does not try again: without this the process would stand there without a bus.</summary>
    public Task StartFaulted(IBus bus, Exception exception)
    {
        _started.TrySetException(exception);
        return Task.CompletedTask;
    }

    public Task PreStop(IBus bus) => _stopping.CancelAsync();

    public Task PostStop(IBus bus) => Task.CompletedTask;

    public Task StopFaulted(IBus bus, Exception exception) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private static ConnectionFactory FactoryOf(RabbitMqHostSettings settings)
    {
        var factory = new ConnectionFactory
        {
            HostName = settings.Host,
            Port = settings.Port,
            VirtualHost = settings.VirtualHost,
            UserName = settings.Username,
            Password = settings.Password,
            AutomaticRecoveryEnabled = false, // A link that broke is replaced whole: see StandingLink.
            RequestedHeartbeat = TimeSpan.FromSeconds(5),
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            ContinuationTimeout = TimeSpan.FromSeconds(10),
        };
        if (settings.Ssl)
        {
            // The default takes any certificate: chain and name are both enforced here.
            factory.Ssl = new SslOption(settings.SslServerName ?? settings.Host, settings.ClientCertificatePath ?? "", enabled: true)
            {
                AcceptablePolicyErrors = System.Net.Security.SslPolicyErrors.None,
            };
        }

        return factory;
    }
}
