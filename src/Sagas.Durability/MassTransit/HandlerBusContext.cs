using MassTransit;
using MassTransit.DependencyInjection;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// What is injected inside a handler under the journal: its own captured context. No request client, which would send around the capture and hold
/// the message for as long as somebody else takes to answer.
/// </summary>
internal sealed class HandlerBusContext(ConsumeContext context) : ScopedBusContext
{
    public ISendEndpointProvider SendEndpointProvider => context;

    public IPublishEndpoint PublishEndpoint => context;

    public IScopedClientFactory ClientFactory => throw new InvalidOperationException(
        "A handler under the journal asked for a request client, whose request would go around its commit. Send a command, and take the answer as a message of its own.");
}
