using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>
/// Proves every two seconds that the broker confirms what is published, since an open socket proves nothing: under an alarm RabbitMQ keeps the
/// connection and reads nothing from it.
/// </summary>
internal sealed partial class BrokerProbe(JournalRuntime runtime)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private long _confirmed; // A timestamp; 0 before the first.
    private string? _reason;

    /// <summary>Why messages cannot leave, a sentence; null when the broker confirmed one in the last ten seconds.</summary>
    public string? Trouble => Volatile.Read(ref _confirmed) is > 0 and var at && runtime.Time.GetElapsedTime(at) <= Fresh
        ? null
        : $"The broker has confirmed nothing {(Volatile.Read(ref _confirmed) == 0 ? "yet" : $"for {Fresh.TotalSeconds} s")}{(_reason is null ? "" : $" ({_reason})")}; committed messages wait in the journal.";

    /// <summary>Probes by the link that messages leave by, whichever is open.</summary>
    public async Task RunAsync(Func<Task<BrokerLink>> link, CancellationToken end)
    {
        while (true)
        {
            await ProbeAsync(link, end);
            await Task.Delay(Every, runtime.Time, end);
        }
    }

    private async Task ProbeAsync(Func<Task<BrokerLink>> link, CancellationToken end)
    {
        try
        {
            await (await link()).ProbeAsync(end);
            if (_reason is not null)
                LogWell(runtime.Logger);
            Volatile.Write(ref _confirmed, runtime.Time.GetTimestamp());
            _reason = null;
        }
        catch (Exception exception) when (!end.IsCancellationRequested)
        {
            if (_reason is null)
                LogTrouble(runtime.Logger, exception.Message);
            _reason = exception.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker does not confirm what is published ({Reason}); committed messages wait in the journal")]
    private static partial void LogTrouble(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The broker confirms what is published again")]
    private static partial void LogWell(ILogger logger);
}
