using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace Sagas.Service.Logs;

/// <summary>Lines for people: time, level, text, then saga and message if there are any.</summary>
internal sealed class TextLines : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture));
        output.Write(' ');
        output.Write(Word(logEvent.Level));
        output.Write(' ');
        output.Write(logEvent.Text());
        foreach (var name in LogFields.Ids)
        {
            if (logEvent.Field(name) is { } value)
                output.Write($" {name}={value}");
        }

        output.WriteLine();
        if (logEvent.Exception is { } exception)
            output.WriteLine(exception);
    }

    private static string Word(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "trace",
        LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "info ",
        LogEventLevel.Warning => "WARN ",
        LogEventLevel.Error => "ERROR",
        LogEventLevel.Fatal => "FATAL",
    };
}
