// As is custom for MassTransit: what configures or extends it is found without another using.
namespace MassTransit;

/// <summary>What an endpoint under the journal may choose.</summary>
public interface IJournalEndpointConfigurator
{
    /// <summary>
    /// Published messages of type <typeparamref name="T"/> do not come to this endpoint; it takes them when they are sent to its queue. Use it in
    /// place of <c>ConfigureMessageTopology&lt;T&gt;(false)</c>, which the journal cannot see.
    /// </summary>
    void NotSubscribed<T>()
        where T : class;

    /// <summary>
    /// The endpoint is a door whose handlers keep their own inbox (a receipt, unique by key) and answer a repeated message again: each delivery
    /// runs, under an id of its own.
    /// </summary>
    void AnswersDuplicates();

    /// <summary>
    /// The endpoint's queue is declared with all that the journal asks of a broker: on RabbitMQ a quorum queue, which counts deliveries so that a
    /// message that kills its process is found; at most 100 deliveries, with what comes to that kept in <c>&lt;endpoint&gt;_error</c>. A queue that
    /// exists otherwise stops the start. MassTransit's own address <c>queue:name</c> declares a queue without arguments, which the broker then refuses:
    /// what is sent neither by a handler nor by a scope goes to <c>exchange:name</c>. Nothing in memory.
    /// </summary>
    void DeclareQueue();
}
