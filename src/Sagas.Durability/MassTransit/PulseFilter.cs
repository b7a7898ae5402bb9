using MassTransit;
using Sagas.Durability.Watch;

namespace Sagas.Durability.MassTransit;

/// <summary>Stands first on an endpoint: tells its pulse of each delivery.</summary>
internal sealed class PulseFilter(EndpointPulse pulse) : IFilter<ReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-pulse");

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        pulse.Began();
        try
        {
            await next.Send(context);
        }
        finally
        {
            pulse.Ended();
        }
    }
}
