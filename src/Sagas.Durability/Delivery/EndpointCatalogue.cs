using System.Collections.Concurrent;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>Which consumer on which endpoint takes which message: learnt while the bus is configured, asked for each message delivered.</summary>
internal sealed class EndpointCatalogue
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<Taker>> _byUrn = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _endpoints = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the endpoint is under the journal in this process.</summary>
    public bool Has(string endpoint) => _endpoints.ContainsKey(endpoint);

    /// <summary>A consumer takes messages of type <paramref name="urn"/>; <paramref name="subscribed"/> says whether published ones come too.</summary>
    public void Add(string urn, ConsumerKey consumer, bool subscribed)
    {
        _endpoints[consumer.Endpoint] = true;
        _byUrn.GetOrAdd(urn, _ => []).Add(new Taker(consumer, subscribed));
    }

    /// <summary>Everyone who must have a row for the message before it is done.</summary>
    public IEnumerable<ConsumerKey> TakersOf(OutgoingMessage message) => message.Kind switch
    {
        OutgoingKind.Event => Takers(message).Where(taker => taker.Subscribed).Select(taker => taker.Consumer),
        // Nobody takes its type, or nobody can read it: the endpoint itself sets it aside, and then somebody must see it.
        OutgoingKind.Command => At(EndpointOf(message.Destination), message).DefaultIfEmpty(ConsumerKey.Unreadable(EndpointOf(message.Destination))),
        OutgoingKind.Reply or OutgoingKind.Aside => [],
    };

    /// <summary>The one consumer that a fault names; null when none or several of them are known here.</summary>
    /// <param name="endpoint">The endpoint's name.</param>
    /// <param name="consumer">The consumer or saga type.</param>
    /// <param name="type">The message's type without its namespace.</param>
    public ConsumerKey? Find(string endpoint, string consumer, string type)
    {
        var found = _byUrn.Values.SelectMany(takers => takers).Select(taker => taker.Consumer).Distinct()
            .Where(taker => taker.Endpoint == endpoint && taker.Consumer == consumer && (taker.MessageType == type || taker.MessageType.EndsWith($".{type}", StringComparison.Ordinal)))
            .ToList();
        return found is [var one] ? one : null;
    }

    /// <summary>The consumer that has the key; null where this process does not know it.</summary>
    public ConsumerKey? Find(Guid consumer) => _byUrn.Values.SelectMany(takers => takers).FirstOrDefault(taker => taker.Consumer.Id == consumer)?.Consumer;

    /// <summary>The endpoint's name in an address: the last segment of its path.</summary>
    public static string EndpointOf(Uri address) => Uri.UnescapeDataString(address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..]);

    private IEnumerable<ConsumerKey> At(string endpoint, OutgoingMessage message) =>
        Takers(message).Where(taker => taker.Consumer.Endpoint == endpoint).Select(taker => taker.Consumer);

    private IEnumerable<Taker> Takers(OutgoingMessage message) =>
        message.Types.SelectMany(urn => _byUrn.TryGetValue(urn, out var takers) ? takers : Enumerable.Empty<Taker>());

    private sealed record Taker(ConsumerKey Consumer, bool Subscribed);
}
