using System.Collections.Concurrent;
using MassTransit;
using MassTransit.RabbitMqTransport.Topology;
using Sagas.Durability.Delivery;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>MassTransit's publish topology as far as the delivery must declare it: the exchanges of a type's interfaces and base types.</summary>
internal sealed class EventBindings(IBus bus)
{
    private readonly ConcurrentDictionary<Type, IReadOnlyList<OutgoingBinding>> _known = new();

    /// <summary>The bindings of an event's type, each after the one that leads to it; none on a transport without exchanges.</summary>
    public IReadOnlyList<OutgoingBinding> Of<T>()
        where T : class => bus.Topology is IRabbitMqBusTopology topology ? _known.GetOrAdd(typeof(T), _ => Of(topology.Publish<T>().GetBrokerTopology())) : [];

    private static IReadOnlyList<OutgoingBinding> Of(BrokerTopology topology) =>
    [
        .. topology.ExchangeBindings.Select(binding => new OutgoingBinding(
            binding.Source.ExchangeName,
            new ExchangeShape(binding.Destination.ExchangeType, binding.Destination.Durable, binding.Destination.AutoDelete).AddressOf(binding.Destination.ExchangeName),
            binding.RoutingKey)),
    ];
}
