using System.Globalization;

namespace Sagas.Durability.Journal;

/// <summary>
/// A send captured from a handler: what is needed to put the message on the wire after the commit, with the body serialized once. Absent means default.
/// </summary>
internal sealed record OutgoingMessage
{
    public required OutgoingKind Kind { get; init; }

    /// <summary>The message's id: fixed here, so that every delivery carries the same.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>
    /// Of an event: whether a consumer of it was known where it was sent, so that one which nobody gets is an error. Kept with it, since the node that
    /// delivers it in the end may know no consumers.
    /// </summary>
    public bool HasTaker { get; init; }

    /// <summary>MassTransit's address of the destination.</summary>
    public required Uri Destination { get; init; }

    /// <summary>The broker's exchange; the empty string is AMQP's default exchange.</summary>
    public string Exchange { get; init; } = "";

    /// <summary>The broker's routing key.</summary>
    public string RoutingKey { get; init; } = "";

    /// <summary>Of an event over a broker: the exchanges of its interfaces and base types, each after the one that leads to it.</summary>
    public IReadOnlyList<OutgoingBinding> Bindings { get; init; } = [];

    public Uri? Source { get; init; }

    public Uri? ResponseAddress { get; init; }

    public Uri? FaultAddress { get; init; }

    public Guid? RequestId { get; init; }

    public Guid? CorrelationId { get; init; }

    public Guid? ConversationId { get; init; }

    public Guid? InitiatorId { get; init; }

    /// <summary>The message's type URNs, its own first.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Null for a message that travels in MassTransit's envelope; else the media type of a body that is sent as it is.</summary>
    public string? RawContentType { get; init; }

    /// <summary>AMQP's correlation-id of a raw message.</summary>
    public string? RawCorrelationId { get; init; }

    /// <summary>The message as JSON, or the raw body.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How often the message has been put off before this delivery of it.</summary>
    public int RedeliveryCount => Headers.TryGetValue("MT-Redelivery-Count", out var count) && int.TryParse(count, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The type's name without its namespace, such as <c>FundsReserved</c>.</summary>
    public string TypeName => Types.Count == 0 ? "" : Types[0][(Types[0].LastIndexOf(':') + 1)..];
}
