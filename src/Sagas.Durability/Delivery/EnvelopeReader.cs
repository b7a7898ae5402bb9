using System.Text;
using System.Text.Json;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>Reads MassTransit's JSON envelope, so far as to send what is in it once more.</summary>
internal static class EnvelopeReader
{
    /// <summary>The envelope's message as a command to <paramref name="destination"/>; null for bytes that are no such envelope.</summary>
    public static OutgoingMessage? Read(ReadOnlyMemory<byte> envelope, Guid messageId, Uri destination)
    {
        try
        {
            using var document = JsonDocument.Parse(envelope);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(Members(document.RootElement), messageId, destination) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static OutgoingMessage? Read(Dictionary<string, JsonElement> envelope, Guid messageId, Uri destination)
    {
        if (!envelope.TryGetValue("message", out var message) || message.ValueKind != JsonValueKind.Object || Types(envelope) is not { Count: > 0 } types)
            return null;

        return new OutgoingMessage
        {
            Kind = OutgoingKind.Command,
            MessageId = messageId,
            Destination = destination,
            Source = Address(envelope, "sourceAddress"),
            ResponseAddress = Address(envelope, "responseAddress"),
            FaultAddress = Address(envelope, "faultAddress"),
            RequestId = Id(envelope, "requestId"),
            CorrelationId = Id(envelope, "correlationId"),
            ConversationId = Id(envelope, "conversationId"),
            InitiatorId = Id(envelope, "initiatorId"),
            Types = types,
            Headers = Headers(envelope),
            Body = Encoding.UTF8.GetBytes(message.GetRawText()),
        };
    }

    // MassTransit takes the names in any case, and so do its relatives in other languages write them.
    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in json.EnumerateObject())
            members[member.Name] = member.Value;
        return members;
    }

    private static List<string> Types(Dictionary<string, JsonElement> envelope) =>
        envelope.TryGetValue("messageType", out var types) && types.ValueKind == JsonValueKind.Array
            ? [.. types.EnumerateArray().Where(type => type.ValueKind == JsonValueKind.String).Select(type => type.GetString()!)]
            : [];

    private static Dictionary<string, string> Headers(Dictionary<string, JsonElement> envelope)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (envelope.TryGetValue("headers", out var json) && json.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in json.EnumerateObject().Where(header => header.Value.ValueKind != JsonValueKind.Null))
                headers[header.Name] = header.Value.ToString();
        }

        return headers;
    }

    private static string? Text(Dictionary<string, JsonElement> envelope, string name) =>
        envelope.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Uri? Address(Dictionary<string, JsonElement> envelope, string name) =>
        Uri.TryCreate(Text(envelope, name), UriKind.Absolute, out var address) ? address : null;

    private static Guid? Id(Dictionary<string, JsonElement> envelope, string name) => Guid.TryParse(Text(envelope, name), out var id) ? id : null;
}
