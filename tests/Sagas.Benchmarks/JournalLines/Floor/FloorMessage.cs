using System.Text.Json;
using Sagas.Benchmarks.PaymentShape;

namespace Sagas.Benchmarks.JournalLines.Floor;

/// <summary>A body without an envelope; its kind is the AMQP type.</summary>
internal sealed record FloorMessage(Guid PaymentId, Terms Terms)
{
    /// <summary>Reads a body.</summary>
    public static FloorMessage Read(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize<FloorMessage>(body, JsonSerializerOptions.Web)
        ?? throw new InvalidDataException("A body is the JSON word null.");

    /// <summary>Writes a body.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}
