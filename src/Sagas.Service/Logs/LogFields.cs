using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Sagas.Service.Logs;

/// <summary>The ids that a log line may carry.</summary>
internal static class LogFields
{
    private static readonly MessageTemplateTextFormatter Literal = new("{Message:l}", CultureInfo.InvariantCulture);

    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["saga", "message", "tenant"];

    /// <summary>The line's text, its values without quotes.</summary>
    public static string Text(this LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Literal.Format(logEvent, text);
        return text.ToString();
    }

    /// <summary>A property's plain text, or null.</summary>
    public static string? Field(this LogEvent logEvent, string name) =>
        logEvent.Properties.TryGetValue(name, out var property) && property is ScalarValue { Value: { } value }
            ? Convert.ToString(value, CultureInfo.InvariantCulture)
            : null;
}
