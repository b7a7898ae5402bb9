using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas.Operations.Http;

/// <summary>Times as answers carry them: UTC, ISO 8601, always three digits of a second: <c>2026-03-01T09:30:00.120Z</c>.</summary>
public static class UtcTimes
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Adds the converters of <see cref="DateTime"/> and <see cref="DateTimeOffset"/>.</summary>
    public static void AddUtcTimes(this JsonSerializerOptions options)
    {
        options.Converters.Add(new Plain());
        options.Converters.Add(new WithOffset());
    }

    private sealed class Plain : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset().UtcDateTime;

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
    }

    private sealed class WithOffset : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
    }
}
