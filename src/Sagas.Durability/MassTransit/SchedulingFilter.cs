using MassTransit;
using MassTransit.Context;
using MassTransit.Scheduling;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// Stands before everything else on an endpoint under the journal: gives handlers MassTransit's scheduler over the timers, and sets aside what its
/// consumers gave up and no redelivery took.
/// </summary>
internal sealed class SchedulingFilter : IFilter<ConsumeContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-scheduling");

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var givenUp = context.GetOrAddPayload(() => new GivenUp());
        context.AddOrUpdatePayload<MessageSchedulerContext>(() => new ConsumeMessageSchedulerContext(context, SchedulerOf), _ => new ConsumeMessageSchedulerContext(context, SchedulerOf));
        try
        {
            await next.Send(context);
        }
        catch (Exception) when (!context.CancellationToken.IsCancellationRequested && givenUp.IsAny)
        {
            // It is the consumers' own, which is told where the message is set aside.
        }

        await givenUp.SetAsideAsync();
    }

    // In a handler's scope the context is the captured one; outside, only MassTransit's redelivery schedules.
    private static MessageScheduler SchedulerOf(ConsumeContext context)
    {
        var topology = context.GetPayload<IBusTopology>();
        return context.TryGetPayload<IHandlerCapture>(out var capture)
            ? new MessageScheduler(new TimerScheduler(context, topology, capture.Cancel), topology)
            : new MessageScheduler(new RedeliveryScheduler(context.GetPayload<GivenUp>()), topology);
    }
}
