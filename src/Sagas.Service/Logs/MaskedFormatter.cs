using Sagas.Service.Settings;
using Serilog.Events;
using Serilog.Formatting;

namespace Sagas.Service.Logs;

/// <summary>Writes what another formatter writes, without secrets.</summary>
internal sealed class MaskedFormatter(SecretMask mask, ITextFormatter inner) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter();
        inner.Format(logEvent, line);
        output.Write(mask.Apply(line.ToString()));
    }
}
