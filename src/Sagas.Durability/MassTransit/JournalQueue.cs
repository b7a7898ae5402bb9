using MassTransit;
using MassTransit.RabbitMqTransport.Configuration;
using MassTransit.RabbitMqTransport.Topology;
using Sagas.Durability.Delivery;
using Sagas.Durability.Journal;

namespace Sagas.Durability.MassTransit;

/// <summary>
/// The queue of an endpoint under the journal. Where the journal declares it, it is a quorum queue, which counts deliveries, with the broker's own limit
/// on them as the last resort. What comes to that limit is kept in the <c>_error</c> queue; without an exchange for it the broker would drop it.
/// </summary>
internal sealed class JournalQueue
{
    private const int MaxDeliveries = 100;
    private readonly IRabbitMqReceiveEndpointConfiguration _endpoint;
    private readonly string _name;
    private readonly PublicExchanges _publics;
    private readonly List<string> _taken = [];

    private JournalQueue(IRabbitMqReceiveEndpointConfiguration endpoint, string name, PublicExchanges publics) => (_endpoint, _name, _publics) = (endpoint, name, publics);

    /// <summary>Whether strangers may write to it.</summary>
    public bool IsDoor { get; init; }

    /// <summary>The queue of an endpoint; null for the in-memory transport.</summary>
    public static JournalQueue? Of(IReceiveEndpointConfigurator endpoint, string name, JournalRuntime runtime, PublicExchanges publics, RestartableEndpoint restartable, bool isDoor)
    {
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator configurator || endpoint is not IRabbitMqReceiveEndpointConfiguration known)
            return null;

        var queue = new JournalQueue(known, name, publics) { IsDoor = isDoor };
        configurator.ConfigureChannel(channel =>
        {
            channel.UseFilter(new DeclarationFilter(runtime, name, queue));
            channel.UseFilter(new ConsumerStartFilter(restartable, runtime.Time));
        });
        return queue;
    }

    /// <summary>Declares it with all that the journal asks of a queue.</summary>
    public void Declare()
    {
        var queue = (IRabbitMqReceiveEndpointConfigurator)_endpoint;
        queue.SetQuorumQueue();
        queue.SetQueueArgument("x-delivery-limit", MaxDeliveries);
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish"); // What at-least-once asks for.
        queue.BindDeadLetterQueue($"{_name}_error", $"{_name}_error", aside =>
        {
            foreach (var (argument, value) in AsideQueue.Arguments)
                aside.SetQueueArgument(argument, value);
        });
    }

    /// <summary>A consumer of the queue takes messages of a type.</summary>
    public void Takes<T>()
    {
        var exchange = _endpoint.Topology.Message.EntityNameFormatter.FormatEntityName<T>();
        _taken.Add(exchange);
        if (IsDoor)
            _publics.Add(exchange, _name);
    }

    /// <summary>Exchanges of messages that its consumers take when they are sent to it, and that this build does not bind to it.</summary>
    public IEnumerable<string> Unbound() => _taken.Distinct().Except(Bound());

    /// <summary>A sentence, where what strangers publish comes to it past their door; null where it does not.</summary>
    public string? Forgeable() => IsDoor || Bound().FirstOrDefault(_publics.Has) is not { } exchange
        ? null
        : $"Queue '{_name}' is bound to exchange '{exchange}', which the door '{_publics.DoorOf(exchange)}' opens to strangers. "
            + $"Call NotSubscribed for that type where '{_name}' is put under the journal.";

    private HashSet<string> Bound()
    {
        var topology = new ReceiveEndpointBrokerTopologyBuilder();
        topology.Exchange = topology.ExchangeDeclare(_name, _endpoint.Settings.ExchangeType, durable: true, autoDelete: false, new Dictionary<string, object>());
        _endpoint.Topology.Consume.Apply(topology);
        return topology.BuildBrokerTopology().ExchangeBindings.Where(binding => binding.Destination.ExchangeName == _name).Select(binding => binding.Source.ExchangeName).ToHashSet();
    }
}
