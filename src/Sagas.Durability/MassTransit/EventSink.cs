using MassTransit;
using MassTransit.Middleware;

namespace Sagas.Durability.MassTransit;

/// <summary>Captures what is published, so that it is told apart from what is sent: MassTransit's send context does not say.</summary>
internal sealed class EventSink(SendCapture sends) : OutboxSendContext
{
    public object? GetService(Type serviceType) => sends.Provider.GetService(serviceType);

    public Task AddSend<T>(SendContext<T> context)
        where T : class
    {
        sends.Add(context, isEvent: true);
        return Task.CompletedTask;
    }
}
