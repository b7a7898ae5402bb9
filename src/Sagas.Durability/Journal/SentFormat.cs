using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Sagas.Durability.Journal;

/// <summary>What went out with a commit, as the timeline keeps it: a JSON array of <c>{ "type", "messageId" }</c>.</summary>
internal static class SentFormat
{
    public static string Write(IReadOnlyList<OutgoingMessage> messages)
    {
        if (messages.Count == 0)
            return "[]";

        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var message in messages)
            {
                json.WriteStartObject();
                json.WriteString("type", message.TypeName);
                json.WriteString("messageId", message.MessageId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
