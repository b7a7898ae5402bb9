using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client.Events;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Stands before MassTransit declares an endpoint's queue. Where that cannot be, or must not, MassTransit would try for ever; here the start ends in
/// words. A binding that an earlier build made and this one does not want is taken away, since AMQP has no way to ask for it.
/// </summary>
internal sealed class DeclarationFilter(JournalRuntime runtime, string name, JournalQueue queue) : IFilter<ChannelContext>
{
    private const ushort PreconditionFailed = 406;

    // AMQP's classes, of which only declarations are refused so: exchange and queue.
    private const ushort Exchange = 40;
    private const ushort Queue = 50;

    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-declaration");

    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        if (queue.Forgeable() is { } wrong)
        {
            runtime.Refuse(wrong);
            throw new InvalidOperationException(wrong);
        }

        try
        {
            foreach (var exchange in queue.Unbound())
                await context.Channel.ExchangeUnbindAsync(name, exchange, "", cancellationToken: context.CancellationToken);
            await next.Send(context);
        }
        catch (Exception) when (context.Channel.CloseReason is { ReplyCode: PreconditionFailed, ClassId: Exchange or Queue } reason)
        {
            // By the channel, whatever was thrown: of several declarations under way each may end in its own way.
            runtime.Refuse(InWords(reason));
            throw;
        }
    }

    private string InWords(ShutdownEventArgs reason) =>
        $"Endpoint '{name}' cannot be declared, since the broker has it otherwise than this build needs it ({reason.ReplyText}). "
        + "Let the old build empty that queue, delete it and start again.";
}
