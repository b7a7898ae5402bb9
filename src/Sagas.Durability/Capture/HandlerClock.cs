namespace Sagas.Durability.Capture;

/// <summary>
/// Limits how long one run of a handler may take: it is told to stop at the limit, and left alone a second later. Waiting for a saga's turn is not
/// the handler's own time.
/// </summary>
internal sealed class HandlerClock(TimeSpan limit, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _late = new(Timeout.InfiniteTimeSpan, time);

    /// <summary>Cancelled at the limit.</summary>
    public CancellationToken Late => _late.Token;

    /// <summary>Runs a handler from now on. Throws a <see cref="TimeoutException"/> when it was told to stop, ended or not.</summary>
    public async Task RunAsync(Func<Task> handler)
    {
        Start();
        var running = handler();
        try
        {
            await EndOfAsync(running);
        }
        catch (Exception exception) when (Late.IsCancellationRequested && exception is OperationCanceledException or TimeoutException)
        {
            throw new TimeoutException($"The handler did not end within {limit.TotalSeconds:0.###} s. Make it shorter, or allow more with LimitHandlers.", exception);
        }
    }

    /// <summary>The handler's time begins, or begins again.</summary>
    public void Start() => _late.CancelAfter(limit);

    /// <summary>What comes now is not the handler's.</summary>
    public void Stop() => _late.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => _late.Dispose();

    private async Task EndOfAsync(Task running)
    {
        try
        {
            await running.WaitAsync(Late);
        }
        catch (OperationCanceledException) when (Late.IsCancellationRequested)
        {
            await running.WaitAsync(Grace, time); // What it uses goes with its scope, so it should have ended before.
        }
    }
}
