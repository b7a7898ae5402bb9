using MassTransit;
using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;
using Sagas.Durability.Capture;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// The bus outbox: <c>IPublishEndpoint</c> and <c>ISendEndpointProvider</c> of a scope that handles no message. What is sent is committed by the
/// scope's <c>SaveChangesAsync</c>, or never: a controller cannot send what it did not commit.
/// </summary>
internal sealed class JournalBusContext : ScopedBusContext, OutboxSendContext
{
    private readonly SendCapture _sends;

    public JournalBusContext(IBus bus, JournalScope scope, IClientFactory clients, IServiceProvider provider)
    {
        _sends = new SendCapture(scope, handled: null, causeId: null, provider);
        SendEndpointProvider = new OutboxSendEndpointProvider(this, bus);
        PublishEndpoint = new PublishEndpoint(new OutboxPublishEndpointProvider(new EventSink(_sends), bus));
        ClientFactory = new ScopedClientFactory(clients, null);
    }

    public ISendEndpointProvider SendEndpointProvider { get; }

    public IPublishEndpoint PublishEndpoint { get; }

    public IScopedClientFactory ClientFactory { get; }

    public object? GetService(Type serviceType) => _sends.Provider.GetService(serviceType);

    public Task AddSend<T>(SendContext<T> context)
        where T : class
    {
        _sends.Add(context, isEvent: false);
        return Task.CompletedTask;
    }
}
