using System.Globalization;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

namespace Sagas.Testing.Amqp;

/// <summary>A message taken off a queue.</summary>
/// <param name="Text">Its body as text.</param>
/// <param name="ContentType">AMQP <c>content-type</c>.</param>
/// <param name="MessageId">The header <c>message-id</c>, which a copy that was set aside keeps from its original, else AMQP's own.</param>
/// <param name="CorrelationId">AMQP <c>correlation-id</c>.</param>
/// <param name="Headers">Headers as text.</param>
public sealed record ReceivedMessage(string Text, string? ContentType, string? MessageId, string? CorrelationId, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>Why it was set aside, as MassTransit's header says it.</summary>
    public string? Reason => Headers.GetValueOrDefault("MT-Fault-Message");

    /// <summary>The problem's type of a command that was read but refused.</summary>
    public string? Problem => Headers.GetValueOrDefault("sagas-problem");

    /// <summary>What the broker gave.</summary>
    internal static ReceivedMessage Of(BasicGetResult result)
    {
        var properties = result.BasicProperties;
        var headers = (properties.Headers ?? new Dictionary<string, object?>()).ToDictionary(header => header.Key, header => header.Value switch
        {
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        });
        return new ReceivedMessage(
            Encoding.UTF8.GetString(result.Body.Span),
            properties.ContentType,
            headers.GetValueOrDefault("message-id") ?? properties.MessageId,
            properties.CorrelationId,
            headers);
    }
}
