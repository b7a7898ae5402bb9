using MassTransit;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;
using Sagas.Durability.Stores;

namespace Sagas.Durability.MassTransit;

/// <summary>Holds a delivery, unacknowledged and the channel open, while the database or the machine is away. Nothing goes to <c>_error</c> for that.</summary>
internal static partial class Held
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(5);

    /// <summary>Does <paramref name="work"/> until it succeeds or fails by the message's own fault.</summary>
    public static async Task<T> WhileAwayAsync<T>(JournalRuntime runtime, PipeContext context, Func<Task<T>> work)
    {
        await runtime.Ready.WaitAsync(context.CancellationToken);
        for (var held = 1; ; held++)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (!context.CancellationToken.IsCancellationRequested && runtime.Store.Classify(exception) == FailureClass.Surroundings)
            {
                var pause = TimeSpan.FromMilliseconds(Math.Min(100 * Math.Pow(2, Math.Min(held, 10)), MaxPause.TotalMilliseconds));
                LogHeld(runtime.Logger, pause.TotalSeconds, exception.Message);
                await Task.Delay(pause, runtime.Time, context.CancellationToken);
            }
        }
    }

    /// <summary>As above, without a result.</summary>
    public static Task WhileAwayAsync(JournalRuntime runtime, PipeContext context, Func<Task> work) => WhileAwayAsync(runtime, context, async () =>
    {
        await work();
        return true;
    });

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message is held for {Seconds} s: the database is away or out of room ({Reason})")]
    private static partial void LogHeld(ILogger logger, double seconds, string reason);
}
