using MassTransit;
using Sagas.Durability.Watch;

namespace Sagas.Durability.MassTransit;

/// <summary>Knows an endpoint since MassTransit first told of it, whether it is connected, and stops and starts it.</summary>
internal sealed class RestartableEndpoint : IReceiveEndpointObserver, IRestartable
{
    private static readonly TimeSpan ConsumerStopTimeout = TimeSpan.FromSeconds(10);
    private volatile IReceiveEndpoint? _endpoint;
    private volatile bool _isDown;
    private int _isRestarting;
    private int _starts;

    public bool IsDown => _isDown;

    /// <summary>How often it began to take messages.</summary>
    public int Starts => Volatile.Read(ref _starts);

    public async Task RestartAsync(CancellationToken stopping)
    {
        // Whoever finds it stuck while it is started for being down, or the other way round, is helped by the one that began.
        if (_endpoint is not { } endpoint || Interlocked.Exchange(ref _isRestarting, 1) == 1)
            return;

        try
        {
            await StopAsync(endpoint, stopping);
            stopping.ThrowIfCancellationRequested();
            endpoint.Start(CancellationToken.None);
        }
        finally
        {
            Volatile.Write(ref _isRestarting, 0);
        }
    }

    private static async Task StopAsync(IReceiveEndpoint endpoint, CancellationToken stopping)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            limit.CancelAfter(ConsumerStopTimeout);
            await endpoint.Stop(limit.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Handlers are still inside: cancelled now, and no longer waited for. Their messages come again.
            await endpoint.Stop(stopping).WaitAsync(ConsumerStopTimeout, stopping);
        }
    }

    public Task Ready(ReceiveEndpointReady ready)
    {
        (_endpoint, _isDown) = (ready.ReceiveEndpoint, false);
        Interlocked.Increment(ref _starts);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed)
    {
        _isDown = true;
        return Task.CompletedTask;
    }

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        (_endpoint, _isDown) = (faulted.ReceiveEndpoint, true);
        return Task.CompletedTask;
    }
}
