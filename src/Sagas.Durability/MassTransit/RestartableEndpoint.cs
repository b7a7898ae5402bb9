using MassTransit;

namespace Sagas.Durability.MassTransit;

/// <summary>Knows an endpoint since it was ready, and stops and starts it. One that was never ready MassTransit is still trying to start.</summary>
internal sealed class RestartableEndpoint : IReceiveEndpointObserver
{
    private static readonly TimeSpan ConsumerStopTimeout = TimeSpan.FromSeconds(10);
    private volatile IReceiveEndpoint? _endpoint;

    public async Task RestartAsync(CancellationToken stopping)
    {
        if (_endpoint is not { } endpoint)
            return;

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

        stopping.ThrowIfCancellationRequested();
        endpoint.Start(CancellationToken.None);
    }

    public Task Ready(ReceiveEndpointReady ready)
    {
        _endpoint = ready.ReceiveEndpoint;
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
