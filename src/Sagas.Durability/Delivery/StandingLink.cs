using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>A link to the broker that is opened when it is needed, and replaced whole when it broke.</summary>
internal sealed partial class StandingLink(JournalRuntime runtime, ConnectionFactory factory) : IAsyncDisposable
{
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private BrokerLink? _link;

    /// <summary>The link while it is open.</summary>
    public BrokerLink? Link => _link is { IsOpen: true } open ? open : null;

    /// <summary>The link, as soon as the broker is there.</summary>
    public async Task<BrokerLink> OpenAsync(CancellationToken end)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_link is { IsOpen: true } open)
                return open;

            await _connecting.WaitAsync(end);
            try
            {
                if (_link is { IsOpen: true } other)
                    return other;

                if (_link is not null)
                    await _link.DisposeAsync();
                _link = await BrokerLink.OpenAsync(factory, end);
                return _link;
            }
            catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or IOException or TimeoutException
                || (exception is OperationCanceledException && !end.IsCancellationRequested))
            {
                LogUnreachable(runtime.Logger, factory.HostName, factory.Port, attempt, exception.InnerException?.Message ?? exception.Message);
            }
            finally
            {
                _connecting.Release();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(250 * attempt, 2_000)), runtime.Time, end);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_link is not null)
            await _link.DisposeAsync();
        _connecting.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker at {Host}:{Port} cannot be reached, attempt {Attempt}; committed messages wait in the journal: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string host, int port, int attempt, string reason);
}
