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
}
