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

        // Handlers that are still inside are cancelled at the time-out, and their messages come again.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(ConsumerStopTimeout);
        await endpoint.Stop(limit.Token).WaitAsync(2 * ConsumerStopTimeout, stopping);
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
