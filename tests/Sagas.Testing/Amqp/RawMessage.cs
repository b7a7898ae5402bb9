using System.Text;
using System.Text.Json.Nodes;

namespace Sagas.Testing.Amqp;

/// <summary>A message as a plain client publishes it.</summary>
/// <param name="Body">Its bytes.</param>
public sealed record RawMessage(ReadOnlyMemory<byte> Body)
{
    /// <summary>AMQP <c>content-type</c>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>AMQP <c>message-id</c>: any string.</summary>
    public string? MessageId { get; init; }

    /// <summary>AMQP <c>type</c>.</summary>
    public string? Type { get; init; }

    /// <summary>AMQP <c>reply-to</c>: a queue.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Headers, all strings.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Raw JSON.</summary>
    public static RawMessage Json(JsonNode body) => new(Encoding.UTF8.GetBytes(body.ToJsonString()));

    /// <summary>Raw JSON of <c>SubmitPayment</c>, with its <c>type</c>.</summary>
    public static RawMessage SubmitPayment(JsonNode body, string? messageId = null) => Json(body) with { Type = "SubmitPayment", MessageId = messageId };

    /// <summary>MassTransit's envelope, written by hand from its documentation.</summary>
    /// <param name="urn">The message's type, such as <c>urn:message:Sagas.Contracts.Payments:SubmitPayment</c>.</param>
    /// <param name="body">The message.</param>
    /// <param name="messageId">The envelope's message id, a UUID.</param>
    public static RawMessage Envelope(string urn, JsonNode body, Guid messageId)
    {
        var envelope = new JsonObject
        {
            ["messageId"] = messageId.ToString(),
            ["messageType"] = new JsonArray(urn),
            ["message"] = body.DeepClone(),
        };
        return Json(envelope) with { ContentType = "application/vnd.masstransit+json", MessageId = messageId.ToString() };
    }
}
