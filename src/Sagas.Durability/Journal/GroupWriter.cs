using Microsoft.Extensions.Logging;
using Sagas.Durability.Meters;
using Sagas.Durability.Stores;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Journal;

/// <summary>
/// The node's writer: commits whatever waits as one group. A group that fails for the surroundings is committed again as it is, since a lost
/// answer leaves open whether it is in; one that fails otherwise is halved, so that a bad message fails alone.
/// </summary>
internal sealed partial class GroupWriter : IAsyncDisposable
{
    private const int MaxGroup = 200;
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(2);
    private readonly JournalRuntime _runtime;
    private readonly JournalMeters _meters;
    private readonly ILogger<GroupWriter> _logger;
    private readonly Groups<JournalEntry> _groups;
    private readonly SessionSlot _slot;
    private readonly CancellationTokenSource _end = new();

    public GroupWriter(JournalRuntime runtime, JournalMeters meters, ILogger<GroupWriter> logger)
    {
        (_runtime, _meters, _logger) = (runtime, meters, logger);
        _slot = new SessionSlot(runtime);
        _groups = new Groups<JournalEntry>(MaxGroup, CommitNumberedAsync);
    }

    /// <summary>Commits the entry with whatever waits beside it. Throws when its own writes fail; then nothing of it is written.</summary>
    public Task<EntryOutcome> CommitAsync(JournalEntry entry)
    {
        ObjectDisposedException.ThrowIf(!_groups.TryAdd(entry), this);
        return entry.Outcome;
    }

    /// <summary>Ends the waiting for a database that is away: what is open then stays unknown to this life, and the next one finds it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _groups.EndAsync();
        await _slot.DisposeAsync();
        _end.Dispose();
    }

    private async Task CommitNumberedAsync(IReadOnlyList<JournalEntry> group)
    {
        var life = _runtime.Life;
        foreach (var entry in group)
            entry.Number(life);

        try
        {
            foreach (var part in TimerTurns.Of(group))
                await CommitAsync(life, part);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            foreach (var entry in group)
                entry.Cancel(); // Open: the number holds the cursor.
        }
        catch (Exception exception)
        {
            // Not foreseen. Each delivery decides; the numbers stay open, since what became of the group is not known.
            foreach (var entry in group)
                entry.Fail(exception);
        }
    }

    private async Task CommitAsync(NodeLife life, IReadOnlyList<JournalEntry> group)
    {
        var started = _runtime.Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _slot.UseAsync(async session =>
                {
                    var numbers = await session.CommitAsync(life, group, _end.Token);
                    FailPoints.Reached("after-commit", group.Select(entry => entry.Consumer.Consumer));
                    _meters.Committed(group.Count, _runtime.Time.GetElapsedTime(started));
                    await SettleAsync(session, group, numbers);
                });
                return;
            }
            catch (Exception exception) when (_runtime.Store.IsFenced(exception))
            {
                // What is in by an earlier attempt is delivered by who took the life over; the rest runs again, in the next life.
                life.Fence();
                foreach (var entry in group)
                    entry.Fail(exception);
                return;
            }
            catch (Exception exception) when (!_end.IsCancellationRequested)
            {
                switch (_runtime.Store.Classify(exception))
                {
                    case FailureClass.Surroundings when !_runtime.Store.IsRolledBack(exception):
                        LogAgain(_logger, group.Count, attempt, exception.Message);
                        await PauseAsync(attempt);
                        break;
                    case FailureClass.Surroundings when attempt == 1:
                        break; // A deadlock: once more as it is, then by halves.
                    default:
                        await FailAsync(life, group, exception);
                        return;
                }
            }
        }
    }

    private Task PauseAsync(int attempt) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Min(50 * Math.Pow(2, attempt), MaxPause.TotalMilliseconds)), _runtime.Time, _end.Token);

    private async Task FailAsync(NodeLife life, IReadOnlyList<JournalEntry> group, Exception exception)
    {
        if (group.Count > 1)
        {
            var half = group.Count / 2;
            await CommitAsync(life, [.. group.Take(half)]);
            await CommitAsync(life, [.. group.Skip(half)]);
            return;
        }

        var entry = group[0];
        life.Cursor.Done(entry.NodeSeq);
        if (_runtime.Store.Classify(exception) == FailureClass.Conflict)
            entry.Settle(EntryOutcome.Conflict);
        else
            entry.Fail(exception);
    }

    /// <summary>Tells each entry what became of it. A row that is there is ours only if it carries our life and number.</summary>
    private async Task SettleAsync(IJournalSession session, IReadOnlyList<JournalEntry> group, IReadOnlySet<long> numbers)
    {
        var missing = group.Where(entry => !numbers.Contains(entry.NodeSeq)).ToList();
        var owners = missing.Count == 0 ? [] : await session.OwnersAsync(missing, _end.Token);
        for (var i = 0; i < missing.Count; i++)
        {
            var entry = missing[i];
            if (owners[i] == new RowOwner(entry.Life.Id, entry.NodeSeq))
                continue;

            entry.Life.Cursor.Done(entry.NodeSeq);
            entry.Settle(owners[i] is null ? EntryOutcome.Conflict : EntryOutcome.Duplicate);
        }

        foreach (var entry in group.Where(entry => !entry.Outcome.IsCompleted))
        {
            _runtime.Alarm.Committed(entry.Timers);
            _runtime.Delivery.Committed(entry.Life, entry.NodeSeq, entry.Outgoing);
            _runtime.Delivery.Consumed(entry.Consumer, entry.Message.Id);
            entry.Settle(EntryOutcome.Committed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A group of {Count} messages is not known to be committed, attempt {Attempt}; it is written again: {Reason}")]
    private static partial void LogAgain(ILogger logger, int count, int attempt, string reason);
}
