namespace Sagas.Durability.Timers;

/// <summary>Wakes whoever waits for the next timer when a nearer one is committed.</summary>
internal sealed class TimerAlarm(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _rung = New();
    private DateTimeOffset _sleepsUntil = DateTimeOffset.MaxValue;

    /// <summary>Timers were committed.</summary>
    public void Committed(IReadOnlyList<TimerChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Row is { } row)
                Committed(row.DueAt);
        }
    }

    /// <summary>A timer was committed.</summary>
    /// <param name="dueAt">When it is due; UTC.</param>
    public void Committed(DateTime dueAt)
    {
        lock (_lock)
        {
            if (dueAt < _sleepsUntil)
                _rung.TrySetResult();
        }
    }

    /// <summary>Waits, at most <paramref name="longest"/>, and no longer once a timer is committed that is due before that. What was committed since the last wait counts.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken end)
    {
        Task rung;
        lock (_lock)
        {
            _sleepsUntil = time.GetUtcNow() + longest;
            rung = _rung.Task;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(end);
        await Task.WhenAny(rung, Task.Delay(longest, time, limit.Token));
        await limit.CancelAsync();
        end.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _sleepsUntil = DateTimeOffset.MaxValue;
            if (_rung.Task.IsCompleted)
                _rung = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
