using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>A link to the broker that is opened when it is needed, and replaced whole when it broke; whoever needs it meanwhile waits for the one attempt.</summary>
internal sealed partial class StandingLink(JournalRuntime runtime, ConnectionFactory factory) : IAsyncDisposable
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxGoodbye = TimeSpan.FromSeconds(10);

    // Above all that the client itself gives to a handshake, after which it can still wait for ever where the connection was lost within it.
    private static readonly TimeSpan MaxOpening = TimeSpan.FromSeconds(60);
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private Task<BrokerLink>? _opening;
    private int _openings;

    /// <summary>The link while it is open.</summary>
    public BrokerLink? Link => _opening is { IsCompletedSuccessfully: true, Result: { IsOpen: true } open } ? open : null;

    /// <summary>How many links there have been: rises when the broker is back.</summary>
    public int Openings => Volatile.Read(ref _openings);

    /// <summary>The link, as soon as the broker is there.</summary>
    public Task<BrokerLink> OpenAsync(CancellationToken end)
    {
        lock (_lock)
        {
            if (_opening is null or { IsFaulted: true } or { IsCompletedSuccessfully: true, Result.IsOpen: false })
            {
                var broken = _opening;
                using (ExecutionContext.SuppressFlow()) // It is not the first caller's alone.
                    _opening = Task.Run(() => ReplaceAsync(broken));
            }

            return _opening.WaitAsync(end);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_opening is { } opening)
        {
            await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (opening.IsCompletedSuccessfully)
                await opening.Result.DisposeAsync();
        }

        _end.Dispose();
    }

    private async Task<BrokerLink> ReplaceAsync(Task<BrokerLink>? broken)
    {
        // Not waited for longer, and not asked how it went: what is left of a broken link must not stand in the way of the next.
        if (broken is { IsCompletedSuccessfully: true })
            await broken.Result.DisposeAsync().AsTask().WaitAsync(MaxGoodbye, runtime.Time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
                limit.CancelAfter(MaxOpening);
                var link = await BrokerLink.OpenAsync(factory, limit.Token);
                Interlocked.Increment(ref _openings);
                return link;
            }
            catch (Exception exception) when (!_end.IsCancellationRequested)
            {
                LogUnreachable(runtime.Logger, factory.HostName, factory.Port, attempt, exception.InnerException?.Message ?? exception.Message);
            }

            var pause = TimeSpan.FromMilliseconds(250 * attempt);
            await Task.Delay(pause < MaxPause ? pause : MaxPause, runtime.Time, _end.Token);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker at {Host}:{Port} cannot be reached, attempt {Attempt}; committed messages wait in the journal: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string host, int port, int attempt, string reason);
}
