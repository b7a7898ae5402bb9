using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>Writes the cursors as they move, this life's and those taken over, at most 200 ms late. A cursor that is behind costs repeats, nothing else.</summary>
internal sealed class CursorKeeper(JournalRuntime runtime, PatientDatabase database, TakenLives taken)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);
    private (NodeLife? Life, long Position) _written;

    public async Task RunAsync(CancellationToken end)
    {
        while (true)
        {
            await Task.Delay(Every, runtime.Time, end);
            await WriteAsync(end);
        }
    }

    /// <summary>A clean end of this life: with nothing left to deliver it is gone, otherwise another node or the next start takes it over.</summary>
    public async Task LeaveAsync(CancellationToken end)
    {
        await WriteAsync(end);
        if (runtime.Life is { Backlog: 0 } life)
            await EndAsync(life.Id, NodeLife.Epoch, end);
    }

    private async Task WriteAsync(CancellationToken end)
    {
        await WriteOwnAsync(runtime.Life, end);
        foreach (var life in taken.All)
            await WriteTakenAsync(life, end);
    }

    private async Task WriteOwnAsync(NodeLife life, CancellationToken end)
    {
        var position = life.Cursor.Position;
        if (position == (_written.Life == life ? _written.Position : 0))
            return;

        if (await MoveAsync(life.Id, NodeLife.Epoch, position, end))
            _written = (life, position);
        else
            life.Fence();
    }

    private async Task WriteTakenAsync(TakenLife life, CancellationToken end)
    {
        if (life.IsDelivered)
        {
            await EndAsync(life.Id, life.Epoch, end);
            taken.Remove(life.Id);
            return;
        }

        var position = life.Cursor.Position;
        if (position == life.Written)
            return;

        if (await MoveAsync(life.Id, life.Epoch, position, end))
            life.Written = position;
        else
            taken.Lose(life);
    }

    private async Task<bool> MoveAsync(Guid id, long epoch, long position, CancellationToken end)
    {
        var moved = 0;
        await database.WriteAsync(
            async db => moved = await Life(db, id, epoch).ExecuteUpdateAsync(node => node.SetProperty(n => n.Cursor, position), end),
            end);
        return moved > 0;
    }

    private Task EndAsync(Guid id, long epoch, CancellationToken end) => database.WriteAsync(db => Life(db, id, epoch).ExecuteDeleteAsync(end), end);

    private static IQueryable<JournalNode> Life(DbContext database, Guid id, long epoch) => database.Set<JournalNode>().Where(node => node.Id == id && node.Epoch == epoch);
}
