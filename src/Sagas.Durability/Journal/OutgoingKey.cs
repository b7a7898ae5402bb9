namespace Sagas.Durability.Journal;

/// <summary>What the numbers in an outgoing message's map stand for. They lie in the journal: give a new one to what is new, and never use one again.</summary>
internal enum OutgoingKey
{
    /// <summary>The number of an <see cref="OutgoingKind"/>; absent for a command.</summary>
    Kind = 0,
    HasTaker = 1,
    MessageId = 2,

    /// <summary>Relative to the row's address, as the other addresses, or whole and tagged as a URI.</summary>
    Destination = 3,

    /// <summary>Absent where it is the destination's last segment.</summary>
    Exchange = 4,
    RoutingKey = 5,
    Source = 6,
    ResponseAddress = 7,
    FaultAddress = 8,
    RequestId = 9,
    CorrelationId = 10,
    ConversationId = 11,
    InitiatorId = 12,

    /// <summary>Type URNs without <c>urn:message:</c>, or whole and tagged as a URI; empty for the one that the exchange is called after.</summary>
    Types = 13,

    /// <summary>Name to text; an id to its 16 bytes.</summary>
    Headers = 14,
    RawContentType = 15,
    RawCorrelationId = 16,
    Body = 17,

    /// <summary>Three values each: source, destination, routing key.</summary>
    Bindings = 18,
}
