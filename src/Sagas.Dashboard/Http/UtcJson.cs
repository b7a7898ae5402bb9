using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Dashboard.Text;

namespace Sagas.Dashboard.Http;

/// <summary>Times in answers: UTC with milliseconds and <c>Z</c>, whole seconds too.</summary>
public sealed class UtcJson : JsonConverter<DateTime>
{
    /// <inheritdoc />
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime().ToUniversalTime();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(TimeText.Iso(value));
}
