using MassTransit;
using MassTransit.DependencyInjection;
using Sagas.Durability.Capture;

namespace Sagas.Durability.MassTransit;

/// <summary>What a scope's injected endpoints are: inside a handler its own captured context, anywhere else the bus outbox.</summary>
internal sealed class JournalBusContextProvider(
    IBus bus, JournalScope scope, Bind<IBus, IClientFactory> clients, Bind<IBus, IScopedConsumeContextProvider> handling,
    IScopedConsumeContextProvider handlingAnywhere, IServiceProvider provider) : IScopedBusContextProvider<IBus>
{
    public ScopedBusContext Context { get; } =
        handling.Value.HasContext ? Of(handling.Value.GetContext(), clients.Value)
        : handlingAnywhere.HasContext ? Of(handlingAnywhere.GetContext(), clients.Value)
        : new JournalBusContext(bus, scope, clients.Value, provider);

    private static ScopedBusContext Of(ConsumeContext context, IClientFactory clients) =>
        context.TryGetPayload<IHandlerCapture>(out _) ? new HandlerBusContext(context) : new ConsumeContextScopedBusContext(context, clients);
}
