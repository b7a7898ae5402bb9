namespace Sagas.Testing.Network;

/// <summary>Cuts one connection in the middle of what it sends: after so many bytes towards the server, counted over all connections.</summary>
/// <param name="bytes">How many still pass.</param>
public sealed class CutAfter(int bytes) : Disturbance
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = bytes;

    /// <summary>Completes when the connection is cut. The others go on undisturbed.</summary>
    public Task Done => _done.Task;

    /// <inheritdoc />
    public override ValueTask<(int Count, bool Cut)> PassAsync(bool towardsServer, int count)
    {
        if (!towardsServer || Done.IsCompleted)
            return new((count, false));

        var left = Interlocked.Add(ref _left, -count);
        return left > 0 || !_done.TrySetResult() ? new((count, false)) : new((count + left, true));
    }
}
