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
        OutgoingKind.Command => Takers(message).Where(taker => taker.Consumer.Endpoint == EndpointOf(message.Destination)).Select(taker => taker.Consumer),
        OutgoingKind.Reply or OutgoingKind.Aside => [],
    };

    /// <summary>The endpoint's name in an address: the last segment of its path.</summary>
    public static string EndpointOf(Uri address) => Uri.UnescapeDataString(address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..]);

    private IEnumerable<Taker> Takers(OutgoingMessage message) =>
        message.Types.SelectMany(urn => _byUrn.TryGetValue(urn, out var takers) ? takers : Enumerable.Empty<Taker>());

    private sealed record Taker(ConsumerKey Consumer, bool Subscribed);
}
