using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting;

namespace Sagas.Service.Logs;

/// <summary>One JSON object a line: <c>time, level, source, text</c>, the ids <c>saga, message, tenant, trace</c> where there are any, and <c>error</c>.</summary>
internal sealed class JsonLines : ITextFormatter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", logEvent.Level.ToString().ToLowerInvariant());
            if (logEvent.Field("SourceContext") is { } source)
                json.WriteString("source", source);
            json.WriteString("text", logEvent.Text());
            foreach (var name in LogFields.Ids)
            {
                if (logEvent.Field(name) is { } value)
                    json.WriteString(name, value);
            }

            if (logEvent.TraceId is { } trace)
                json.WriteString("trace", trace.ToHexString());
            if (logEvent.Exception is { } exception)
                json.WriteString("error", exception.ToString());
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
