using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>Payments that begin and end, and the time each took.</summary>
internal sealed class Load
{
    private static readonly TimeSpan WithoutProgress = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<Guid, (long Begun, TaskCompletionSource<TimeSpan> Ended)> _underWay = new();
    private long _ended;

    /// <summary>How many ended so far.</summary>
    public long EndedSoFar => Interlocked.Read(ref _ended);

    /// <summary>A payment ended. A second telling, after a redelivery, changes nothing.</summary>
    public void End(Guid paymentId)
    {
        if (!_underWay.TryRemove(paymentId, out var payment))
            return;

        Interlocked.Increment(ref _ended);
        payment.Ended.SetResult(Stopwatch.GetElapsedTime(payment.Begun));
    }

    /// <summary>As many as the line carries through, with <paramref name="window"/> under way at a time; returns when all have ended.</summary>
    public Task SaturateAsync(IPaymentFeed feed, int count, int window) => MovingAsync(FillAsync(feed, count, window));

    /// <summary>One every <paramref name="pause"/>, for a time: the line is at rest between them. Returns what each took.</summary>
    public Task<TimeSpan[]> LoneAsync(IPaymentFeed feed, TimeSpan pause, TimeSpan duration) => MovingAsync(DripAsync(feed, pause, duration));

    private async Task<bool> FillAsync(IPaymentFeed feed, int count, int window)
    {
        using var places = new SemaphoreSlim(window);
        var all = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            await places.WaitAsync();
            all.Add(OneAsync(feed, places));
        }

        await Task.WhenAll(all);
        return true;
    }

    private async Task<TimeSpan[]> DripAsync(IPaymentFeed feed, TimeSpan pause, TimeSpan duration)
    {
        var all = new List<Task<TimeSpan>>();
        using var timer = new PeriodicTimer(pause);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < duration && await timer.WaitForNextTickAsync())
            all.Add(PayAsync(feed));
        return await Task.WhenAll(all);
    }

    private async Task OneAsync(IPaymentFeed feed, SemaphoreSlim places)
    {
        try
        {
            await PayAsync(feed);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<TimeSpan> PayAsync(IPaymentFeed feed)
    {
        var paymentId = Guid.CreateVersion7();
        var ended = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[paymentId] = (Stopwatch.GetTimestamp(), ended);
        await feed.BeginAsync(paymentId);
        return await ended.Task;
    }

    /// <summary>Waits for as long as payments end: a line that stands still must not hang the benchmark.</summary>
    private async Task<T> MovingAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            var before = EndedSoFar;
            if (await Task.WhenAny(work, Task.Delay(WithoutProgress)) != work && EndedSoFar == before)
                throw new TimeoutException($"No payment ended in {WithoutProgress.TotalSeconds} s, and {_underWay.Count} are under way: the line stands still.");
        }

        return await work;
    }
}
