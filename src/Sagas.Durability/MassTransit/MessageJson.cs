using System.Text.Json;
using MassTransit.Serialization;

namespace Sagas.Durability.MassTransit;

/// <summary>Messages as MassTransit's own serializer writes them, without its indentation: bytes in the journal and on the wire.</summary>
internal static class MessageJson
{
    public static JsonSerializerOptions Options { get; } = new(SystemTextJsonMessageSerializer.Options) { WriteIndented = false };

    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, Options);
}
