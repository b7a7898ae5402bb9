using System.Buffers;
using System.Text.Json;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>MassTransit's JSON envelope, written around the stored body without parsing it.</summary>
internal static class Envelope
{
    public const string ContentType = "application/vnd.masstransit+json";

    public static byte[] Write(OutgoingMessage message, DateTimeOffset sentAt)
    {
        var buffer = new ArrayBufferWriter<byte>(message.Body.Length + 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("messageId", message.MessageId);
            Id("requestId", message.RequestId);
            Id("correlationId", message.CorrelationId);
            Id("conversationId", message.ConversationId);
            Id("initiatorId", message.InitiatorId);
            Address("sourceAddress", message.Source);
            Address("destinationAddress", message.Destination);
            Address("responseAddress", message.ResponseAddress);
            Address("faultAddress", message.FaultAddress);
            json.WriteStartArray("messageType");
            foreach (var type in message.Types)
                json.WriteStringValue(type);
            json.WriteEndArray();
            json.WritePropertyName("message");
            json.WriteRawValue(message.Body.Span, skipInputValidation: true);
            json.WriteString("sentTime", sentAt);
            json.WriteStartObject("headers");
            foreach (var (name, value) in message.Headers)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();

            void Id(string name, Guid? id)
            {
                if (id is { } value)
                    json.WriteString(name, value);
            }

            void Address(string name, Uri? address)
            {
                if (address is not null)
                    json.WriteString(name, address.ToString());
            }
        }

        return buffer.WrittenSpan.ToArray();
    }
}
