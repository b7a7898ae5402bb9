using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas.Durability.Faults;

/// <summary>
/// What came with a message beside its body, kept so that a replay can bring it again. Absent means that there was none, or that the transport has
/// no such thing.
/// </summary>
internal sealed record Arrival
{
    private static readonly JsonSerializerOptions Format =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The message's id as the sender wrote it, any string.</summary>
    public string? MessageId { get; init; }

    /// <summary>AMQP's <c>type</c>, else the exchange that the message came by, where that is not the endpoint's own.</summary>
    public string? Type { get; init; }

    /// <summary>AMQP's <c>correlation-id</c>.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>AMQP's <c>user-id</c>, which the broker checked.</summary>
    public string? User { get; init; }

    /// <summary>The sender's headers as text; none of the broker's own.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Arrival Read(string json) => JsonSerializer.Deserialize<Arrival>(json, Format) ?? new Arrival();

    public string Write() => JsonSerializer.Serialize(this, Format);
}
