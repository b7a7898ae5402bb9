using System.Collections.Concurrent;

namespace Sagas.Durability.Watch;

/// <summary>The endpoints under the journal in this process: learnt while the bus is configured.</summary>
internal sealed class EndpointPulses
{
    private readonly ConcurrentBag<EndpointPulse> _all = [];

    public IEnumerable<EndpointPulse> All => _all;

    public void Add(EndpointPulse pulse) => _all.Add(pulse);
}
