using Microsoft.Extensions.Time.Testing;

namespace Sagas.Payments.Tests.Support;

internal static class TestTime
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Lets the clock run, 50 ms a turn, until the task has ended; answers what it answered.</summary>
    public static async Task<T> RunAsync<T>(this FakeTimeProvider time, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return await task;
    }
}
