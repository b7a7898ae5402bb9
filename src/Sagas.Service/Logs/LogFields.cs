using System.Globalization;
using Serilog.Events;

namespace Sagas.Service.Logs;

/// <summary>The ids that a log line may carry.</summary>
internal static class LogFields
{
    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["saga", "message", "tenant"];

    /// <summary>A property's plain text, or null.</summary>
    public static string? Field(this LogEvent logEvent, string name) =>
        logEvent.Properties.TryGetValue(name, out var property) && property is ScalarValue { Value: { } value }
            ? Convert.ToString(value, CultureInfo.InvariantCulture)
            : null;
}
