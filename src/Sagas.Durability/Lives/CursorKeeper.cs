using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>Writes the cursors as they move, this life's and those taken over, at most 200 ms late. A cursor that is behind costs repeats, nothing else.</summary>
internal sealed class CursorKeeper(JournalRuntime runtime, PatientDatabase database)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentQueue<EarlierLife> _earlier = new();
    private long _written;

    /// <summary>Keeps a life that was taken over until it is delivered to its end; then it is gone.</summary>
    public void Keep(EarlierLife life) => _earlier.Enqueue(life);

    public async Task RunAsync(CancellationToken end)
    {
        while (true)
        {
            await Task.Delay(Every, runtime.Time, end);
            await WriteAsync(end);
        }
    }

    /// <summary>Writes what has moved.</summary>
    public async Task WriteAsync(CancellationToken end)
    {
        var position = runtime.Life.Cursor.Position;
        if (position != _written)
        {
            await MoveAsync(runtime.Life.Id, NodeLife.Epoch, position, end);
            _written = position;
        }

        for (var left = _earlier.Count; left > 0 && _earlier.TryDequeue(out var life); left--)
        {
            if (life.Cursor.Position >= life.Last)
            {
                await EndAsync(life.Id, end);
                continue;
            }

            await MoveAsync(life.Id, life.Epoch, life.Cursor.Position, end);
            _earlier.Enqueue(life);
        }
    }

    /// <summary>A clean end of this life: with nothing left to deliver it is gone, otherwise the next one takes it over.</summary>
    public async Task LeaveAsync(CancellationToken end)
    {
        await WriteAsync(end);
        if (runtime.Life.Backlog == 0)
            await EndAsync(runtime.Life.Id, end);
    }

    private Task MoveAsync(Guid id, long epoch, long position, CancellationToken end) => database.WriteAsync(
        db => db.Set<JournalNode>().Where(node => node.Id == id && node.Epoch == epoch)
            .ExecuteUpdateAsync(node => node.SetProperty(n => n.Cursor, position).SetProperty(n => n.Heartbeat, runtime.Now), end),
        end);

    private Task EndAsync(Guid id, CancellationToken end) =>
        database.WriteAsync(db => db.Set<JournalNode>().Where(node => node.Id == id).ExecuteDeleteAsync(end), end);
}
