using MassTransit;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>At the end of an endpoint's error pipe, in place of MassTransit's own: only messages that cannot be read come here.</summary>
internal sealed class UnreadableFilter(JournalRuntime runtime, Aside aside, string endpoint) : IFilter<ExceptionReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-unreadable");

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        await Held.WhileAwayAsync(runtime, context, () => aside.UnreadableAsync(context, endpoint, context.Exception));
        await context.NotifyFaulted(context.Exception);
        await next.Send(context);
    }
}
