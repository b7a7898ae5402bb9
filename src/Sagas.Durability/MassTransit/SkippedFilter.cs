using MassTransit;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>At the end of an endpoint's dead-letter pipe, in place of MassTransit's own: messages that no consumer takes come here.</summary>
internal sealed class SkippedFilter(JournalRuntime runtime, Aside aside, string endpoint) : IFilter<ReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-skipped");

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        await Held.WhileAwayAsync(runtime, context, () => aside.SkippedAsync(context, endpoint));
        await next.Send(context);
    }
}
