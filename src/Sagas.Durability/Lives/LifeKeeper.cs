using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;
using Sagas.Durability.Stores;

namespace Sagas.Durability.Lives;

/// <summary>Keeps this node's life in the database: enters it, renews its lease with those of the lives it has taken, and begins the next one when it was taken over.</summary>
internal sealed partial class LifeKeeper(JournalRuntime runtime, PatientDatabase database, TakenLives taken, ProcessHold hold, ILogger<LifeKeeper> logger)
{
    /// <summary>Whether the first life is in the database.</summary>
    public bool HasEntered { get; private set; }

    /// <summary>Writes the first life down, and learns what time it is.</summary>
    public async Task EnterAsync(CancellationToken end)
    {
        await InsertAsync(runtime.Life, end);
        HasEntered = true;
        if (runtime.Store.IsEmbedded)
            return;

        await database.DoAsync(
            async db =>
            {
                await db.Database.OpenConnectionAsync(end);
                return await RenewOwnAsync(db, runtime.Life, end);
            },
            end);
    }

    /// <summary>Renews all leases of this node. Null when the database did not answer; false when the own life was taken over.</summary>
    public async Task<bool?> RenewAsync(StandingConnection connection, CancellationToken end)
    {
        var life = runtime.Life;
        if (await connection.TryAsync((db, limit) => RenewOwnAsync(db, life, limit), end) is not { } renewed)
            return null;
        if (!renewed.IsOurs)
        {
            life.Fence();
            return false;
        }

        foreach (var other in taken.All)
        {
            var answer = await connection.TryAsync(async (db, limit) => new Renewal(await RenewAsync(db, other.Id, other.Epoch, limit) is not null), end);
            if (answer is { IsOurs: false })
                taken.Lose(other);
        }

        return true;
    }

    /// <summary>Begins the next life after the present one was taken over. What was captured for the old one meets the fence, is dropped and runs again.</summary>
    public async Task StartOverAsync(CancellationToken end)
    {
        if (hold.IsTaken)
            throw new InvalidOperationException("Another process has taken this database over, and only one at a time may use it. Stop it, or give this one a database of its own.");

        var (old, next) = (runtime.Life, runtime.NewLife());
        await InsertAsync(next, end);
        runtime.Begin(next);
        LogStartedOver(logger, old.Id, next.Id);
    }

    private Task InsertAsync(NodeLife life, CancellationToken end) => database.WriteAsync(
        async db =>
        {
            db.Add(new JournalNode { Id = life.Id, Epoch = NodeLife.Epoch, Heartbeat = runtime.Now, Host = Environment.MachineName });
            try
            {
                await db.SaveChangesAsync(end);
            }
            catch (DbUpdateException exception) when (runtime.Store.Classify(exception) == FailureClass.Conflict)
            {
                // Nobody else draws this id: an earlier try got in, and only its answer was lost.
            }
        },
        end);

    private async Task<Renewal> RenewOwnAsync(DbContext db, NodeLife life, CancellationToken limit)
    {
        var (sent, started) = (runtime.Clock.Machine.GetUtcNow(), runtime.Time.GetTimestamp());
        if (await RenewAsync(db, life.Id, NodeLife.Epoch, limit) is not { } clock)
            return new Renewal(IsOurs: false);

        var (before, offset) = (runtime.Clock.Offset, ClockOffset.Of(sent, runtime.Time.GetElapsedTime(started), clock));
        runtime.Clock.Offset = offset;
        if (offset.Duration() > ClockOffset.Allowed && before.Duration() <= ClockOffset.Allowed)
            LogClockOff(logger, offset.TotalSeconds);
        return new Renewal(IsOurs: true);
    }

    private Task<DateTimeOffset?> RenewAsync(DbContext db, Guid id, long epoch, CancellationToken limit) =>
        runtime.Store.RenewAsync(db.Database.GetDbConnection(), id, epoch, limit);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Life {Old} was taken over by another node while this one stood still; it goes on as life {New}")]
    private static partial void LogStartedOver(ILogger logger, Guid old, Guid @new);

    [LoggerMessage(Level = LogLevel.Error, Message = "This machine's clock is {Seconds} s off the database's, 1 s is allowed. Synchronize it; until then the node is not ready")]
    private static partial void LogClockOff(ILogger logger, double seconds);

    private sealed record Renewal(bool IsOurs);
}
