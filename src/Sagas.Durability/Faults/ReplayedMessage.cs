using Sagas.Durability.Delivery;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Faults;

/// <summary>A fault's message as it goes to its endpoint once more.</summary>
internal static class ReplayedMessage
{
    private const string AnyBytes = "application/octet-stream";

    /// <summary>
    /// What came in MassTransit's envelope goes in one again, with the new id; anything else as the bytes that came. On the broker it goes to the
    /// queue itself, so that nobody else who subscribed gets a copy.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="messageId">The new id.</param>
    /// <param name="consumer">The key of the consumer that failed; null when it is not known here, and every consumer of the type may look.</param>
    public static OutgoingMessage Of(FaultRow fault, Guid messageId, Guid? consumer)
    {
        var destination = new Uri($"queue:{Uri.EscapeDataString(fault.Endpoint)}");
        var arrival = Arrival.Read(fault.Arrival);
        var message = (fault.ContentType == Envelope.ContentType ? EnvelopeReader.Read(fault.Body, messageId, destination) : null)
            ?? Raw(fault, arrival, messageId, destination);
        return message with { RoutingKey = fault.Endpoint, Headers = Headers(message.Headers, fault, arrival, consumer) };
    }

    private static OutgoingMessage Raw(FaultRow fault, Arrival arrival, Guid messageId, Uri destination) => new()
    {
        Kind = OutgoingKind.Command,
        MessageId = messageId,
        Destination = destination,
        Types = arrival.Type is { } type ? [type] : [],
        Headers = arrival.Headers,
        RawContentType = fault.ContentType.Length > 0 ? fault.ContentType : AnyBytes,
        RawCorrelationId = arrival.CorrelationId,
        Body = fault.Body,
    };

    private static Dictionary<string, string> Headers(IReadOnlyDictionary<string, string> own, FaultRow fault, Arrival arrival, Guid? consumer)
    {
        var headers = new Dictionary<string, string>(own, StringComparer.OrdinalIgnoreCase)
        {
            // Always the first message: a replay of a replay stands for what came, and so does every one between.
            [ReplayHeaders.Replays] = (fault.Replays ?? fault.MessageId).ToString(),
        };
        Put(ReplayHeaders.Consumer, consumer?.ToString());
        Put(ReplayHeaders.MessageId, own.GetValueOrDefault(ReplayHeaders.MessageId) ?? arrival.MessageId);
        Put(ReplayHeaders.User, arrival.User);
        return headers;

        void Put(string name, string? value)
        {
            headers.Remove(name);
            if (value is not null)
                headers[name] = value;
        }
    }
}
