using System.Collections.Concurrent;

namespace Sagas.Durability.MassTransit;

/// <summary>The exchanges that strangers may publish to, and the door that each belongs to: learnt while the bus is configured.</summary>
internal sealed class PublicExchanges
{
    private readonly ConcurrentDictionary<string, string> _doors = new();

    public void Add(string exchange, string door) => _doors[exchange] = door;

    public bool Has(string exchange) => _doors.ContainsKey(exchange);

    public string DoorOf(string exchange) => _doors[exchange];
}
