using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client.Exceptions;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Stands around an endpoint's run on a channel. RabbitMQ's client says nothing of a channel that closes between the broker's answer and its own word
/// of it, and MassTransit waits for that word, for a consumer's start for ever: the endpoint takes nothing and cannot be stopped. Here the run ends,
/// and MassTransit begins another.
/// </summary>
internal sealed class ConsumerStartFilter(RestartableEndpoint endpoint, TimeProvider time) : IFilter<ChannelContext>
{
    // A run whose channel closed ends by itself within this, where it can.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-consumer-start");

    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        var starts = endpoint.Starts;
        var running = next.Send(context);
        while (!running.IsCompleted && endpoint.Starts == starts)
        {
            var wasOpen = context.Channel.IsOpen;
            await Task.WhenAny(running, Task.Delay(LookEvery, time, CancellationToken.None));
            if (!wasOpen && !running.IsCompleted && endpoint.Starts == starts)
            {
                // With a cause, since MassTransit takes a lost connection without one as lost for good, and would not start the bus.
                throw new RabbitMqConnectionException("The channel closed while the endpoint was started on it.", new AlreadyClosedException(context.Channel.CloseReason!));
            }
        }

        await running;
    }
}
