using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Stores;

namespace Sagas.Durability.Timers;

/// <summary>
/// Fires timers when they are due by the database's clock: a short transaction takes them and writes a journal row for each, whose message goes
/// out after the commit like any other. No lock is held while a broker answers. Nodes fire side by side.
/// </summary>
internal sealed partial class TimerLoop(JournalRuntime runtime, OutcomeProbe probe, ILogger<TimerLoop> logger)
{
    private const int MaxGroup = 500;

    // Other processes set timers too, and the database's clock is not ours: so long until the next look at most.
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    // What is due and not taken is another node's at the moment, or due within the millisecond.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private long _lagTicks;

    /// <summary>How long the oldest timer is overdue, as of the last look; zero when none is.</summary>
    public TimeSpan Lag => new(Interlocked.Read(ref _lagTicks));

    public async Task RunAsync(CancellationToken end)
    {
        while (true)
        {
            TimeSpan wait;
            try
            {
                wait = await LookAsync(end);
            }
            catch (Exception exception) when (!end.IsCancellationRequested && runtime.Store.Classify(exception) == FailureClass.Surroundings)
            {
                LogAway(logger, exception.InnerException?.Message ?? exception.Message);
                wait = Pause;
            }

            catch (Exception exception) when (!end.IsCancellationRequested)
            {
                // Not foreseen, such as a row that cannot be read. Timers are late then, which the lag tells; everything else goes on.
                LogFailed(logger, exception);
                wait = Pause;
            }

            if (wait > TimeSpan.Zero)
                await runtime.Alarm.WaitAsync(wait, end);
        }
    }

    /// <summary>Fires what is due, and returns how long nothing needs to be done.</summary>
    private async Task<TimeSpan> LookAsync(CancellationToken end)
    {
        var next = await runtime.WithDatabaseAsync(async database =>
        {
            await database.Database.OpenConnectionAsync(end);
            return await runtime.Store.Timers.NextAsync(database.Database.GetDbConnection(), runtime.Now, end);
        });
        Interlocked.Exchange(ref _lagTicks, next is { } due && due < TimeSpan.Zero ? -due.Ticks : 0);
        if (next is null || next > LookEvery || !runtime.Options.FiresTimers)
            return LookEvery;
        if (next > TimeSpan.Zero)
            return next.Value + TimeSpan.FromMilliseconds(1);

        // What is fired lies in the journal until it is delivered: a broker that is away must not fill it.
        return runtime.Life.Backlog >= runtime.Options.MaxBacklog || await FireAsync(end) == 0 ? Breath : TimeSpan.Zero;
    }

    private async Task<int> FireAsync(CancellationToken end)
    {
        var firing = new Firing(runtime.Life, runtime.Format);
        try
        {
            await runtime.WithDatabaseAsync(database => FireAsync(database, firing, end));
        }
        catch (Exception) when (firing.IsCommitting)
        {
            // A connection lost in COMMIT: one row of it tells for all.
            if (firing.Written is not [var first, ..] || !await probe.IsCommittedAsync(first.Row, end))
            {
                firing.Failed();
                throw;
            }
        }
        catch
        {
            firing.Failed();
            throw;
        }

        foreach (var (row, message) in firing.Written)
            runtime.Delivery.Committed(firing.Life, row.NodeSeq, [message]);
        return firing.Taken;
    }

    private async Task<bool> FireAsync(DbContext database, Firing firing, CancellationToken end)
    {
        using var turn = await runtime.Store.EnterWriteAsync(database, end);
        await using var transaction = await database.Database.BeginTransactionAsync(end);
        var (connection, open) = (database.Database.GetDbConnection(), transaction.GetDbTransaction());
        await runtime.FenceAsync(connection, open, firing.Life, end);
        FailPoints.Reached("before-load", ConsumerKey.Timer.Consumer);
        var due = await runtime.Store.Timers.TakeDueAsync(connection, open, runtime.Now, MaxGroup, end);
        if (due.Count == 0)
            return false;

        firing.Take(due, runtime.Now, runtime.Options.Dedupe);
        firing.Wrote(await runtime.Store.Timers.WriteAsync(connection, open, firing.Rows, end));
        FailPoints.Committing([ConsumerKey.Timer.Consumer], () => transaction.CommitAsync(CancellationToken.None), runtime.Store.IsEmbedded);
        firing.IsCommitting = true;
        await transaction.CommitAsync(CancellationToken.None);
        FailPoints.Reached("after-commit", ConsumerKey.Timer.Consumer);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Timers that are due cannot be fired; trying again")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timers wait for the database: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}
