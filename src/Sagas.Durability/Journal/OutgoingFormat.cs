using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Sagas.Durability.Journal;

/// <summary>How outgoing messages lie in the journal: a JSON array, read again only by a relay. A JSON body lies in it as JSON, any other in base64.</summary>
internal static class OutgoingFormat
{
    public static byte[]? Write(IReadOnlyList<OutgoingMessage> messages)
    {
        if (messages.Count == 0)
            return null;

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var message in messages)
                Write(json, message);
            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static IReadOnlyList<OutgoingMessage> Read(byte[]? outgoing)
    {
        if (outgoing is null)
            return [];

        using var document = JsonDocument.Parse(outgoing);
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static void Write(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        json.WriteString("kind", message.Kind.ToString());
        if (message.HasTaker)
            json.WriteBoolean("taken", true);
        json.WriteString("id", message.MessageId);
        json.WriteString("to", message.Destination.ToString());
        Text("exchange", message.Exchange);
        Text("routingKey", message.RoutingKey);
        Text("source", message.Source?.ToString());
        Text("response", message.ResponseAddress?.ToString());
        Text("fault", message.FaultAddress?.ToString());
        Id("request", message.RequestId);
        Id("correlation", message.CorrelationId);
        Id("conversation", message.ConversationId);
        Id("initiator", message.InitiatorId);
        if (message.Types.Count > 0)
        {
            json.WriteStartArray("types");
            foreach (var type in message.Types)
                json.WriteStringValue(type);
            json.WriteEndArray();
        }

        if (message.Bindings.Count > 0)
        {
            json.WriteStartArray("bindings");
            foreach (var (source, destination, routingKey) in message.Bindings)
            {
                json.WriteStartArray();
                json.WriteStringValue(source);
                json.WriteStringValue(destination.ToString());
                json.WriteStringValue(routingKey);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        if (message.Headers.Count > 0)
        {
            json.WriteStartObject("headers");
            foreach (var (name, value) in message.Headers)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        Text("rawType", message.RawContentType);
        Text("rawCorrelation", message.RawCorrelationId);
        if (message.RawContentType is null)
        {
            json.WritePropertyName("body");
            json.WriteRawValue(message.Body.Span, skipInputValidation: true);
        }
        else
        {
            json.WriteBase64String("base64", message.Body.Span);
        }

        json.WriteEndObject();

        void Text(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                json.WriteString(name, value);
        }

        void Id(string name, Guid? value)
        {
            if (value is { } id)
                json.WriteString(name, id);
        }
    }

    private static OutgoingMessage Read(JsonElement json) => new()
    {
        Kind = Enum.Parse<OutgoingKind>(json.GetProperty("kind").GetString()!),
        HasTaker = json.TryGetProperty("taken", out var taken) && taken.GetBoolean(),
        MessageId = json.GetProperty("id").GetGuid(),
        Destination = new Uri(json.GetProperty("to").GetString()!),
        Exchange = Text(json, "exchange") ?? "",
        RoutingKey = Text(json, "routingKey") ?? "",
        Source = Address(json, "source"),
        ResponseAddress = Address(json, "response"),
        FaultAddress = Address(json, "fault"),
        RequestId = Id(json, "request"),
        CorrelationId = Id(json, "correlation"),
        ConversationId = Id(json, "conversation"),
        InitiatorId = Id(json, "initiator"),
        Types = json.TryGetProperty("types", out var types) ? [.. types.EnumerateArray().Select(type => type.GetString()!)] : [],
        Bindings = json.TryGetProperty("bindings", out var bindings)
            ? [.. bindings.EnumerateArray().Select(binding => new OutgoingBinding(binding[0].GetString()!, new Uri(binding[1].GetString()!), binding[2].GetString()!))]
            : [],
        Headers = json.TryGetProperty("headers", out var headers)
            ? headers.EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.Ordinal)
            : new Dictionary<string, string>(),
        RawContentType = Text(json, "rawType"),
        RawCorrelationId = Text(json, "rawCorrelation"),
        Body = json.TryGetProperty("body", out var body)
            ? Encoding.UTF8.GetBytes(body.GetRawText())
            : json.GetProperty("base64").GetBytesFromBase64(),
    };

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Uri? Address(JsonElement json, string name) => Text(json, name) is { } text ? new Uri(text) : null;

    private static Guid? Id(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetGuid() : null;
}
