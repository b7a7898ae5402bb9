using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>
/// Takes ended lives over and delivers what they committed and did not deliver: raises the epoch, so that nothing of theirs can be committed any
/// more, then hands over everything beyond the cursor, under the stored ids, in pages.
/// </summary>
internal sealed partial class TakeOver(JournalRuntime runtime, PatientDatabase database, TakenLives taken, ILogger<TakeOver> logger)
{
    private const int Page = 500;
    private const int AtOnce = 4;
    private readonly Channel<JournalNode> _dead = Channel.CreateUnbounded<JournalNode>();

    /// <summary>A life to take over, as it was last seen; one that is being taken already is left alone.</summary>
    public void Add(JournalNode life)
    {
        if (taken.TryBegin(life.Id))
            _dead.Writer.TryWrite(life);
    }

    /// <summary>All lives but the present one, where no other process can be alive.</summary>
    public async Task AddAllAsync(CancellationToken end)
    {
        var own = runtime.Life.Id;
        foreach (var life in await database.DoAsync(db => db.Set<JournalNode>().AsNoTracking().Where(node => node.Id != own).ToListAsync(end), end))
            Add(life);
    }

    public Task RunAsync(CancellationToken end) => Parallel.ForEachAsync(
        _dead.Reader.ReadAllAsync(end), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = end }, async (life, cancelled) => await TakeAsync(life, cancelled));

    private async Task TakeAsync(JournalNode dead, CancellationToken end)
    {
        if (await database.DoAsync(db => RaiseAsync(db, dead, end), end) is not { } cursor)
        {
            taken.Remove(dead.Id); // Another node was faster, or it is not dead after all.
            return;
        }

        var life = new TakenLife(dead.Id, dead.Epoch + 1, cursor);
        taken.Add(life);
        LogTookOver(logger, dead.Id, dead.Host);
        await RelayAsync(life, cursor, end);
    }

    /// <summary>Waits for the life's commits under way, shuts it, and returns its cursor, which nobody else moves from then on. Null when another did that first.</summary>
    private async Task<long?> RaiseAsync(DbContext db, JournalNode dead, CancellationToken end)
    {
        using var turn = await runtime.Store.EnterWriteAsync(db, end);
        var epoch = dead.Epoch + 1;
        var raised = await db.Set<JournalNode>().Where(node => node.Id == dead.Id && node.Epoch == dead.Epoch)
            .ExecuteUpdateAsync(node => node.SetProperty(n => n.Epoch, epoch), end);
        return raised == 0 ? null : await db.Set<JournalNode>().Where(node => node.Id == dead.Id && node.Epoch == epoch).Select(node => (long?)node.Cursor).SingleOrDefaultAsync(end);
    }

    private async Task RelayAsync(TakenLife life, long cursor, CancellationToken end)
    {
        var last = cursor;
        var count = 0;
        while (!life.IsLost && await database.DoAsync(db => Rows(db, life.Id, last).ToListAsync(end), end) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                // A number without a row is a commit that failed.
                while (++last < row.NodeSeq)
                    life.Cursor.Done(last);
            }

            await runtime.Delivery.RelayAsync(rows, life, end);
            count += rows.Count;
        }

        life.HandedOver(last);
        LogHandedOver(logger, count, life.Id);
    }

    private static IQueryable<JournalRow> Rows(DbContext database, Guid life, long after) =>
        database.Set<JournalRow>().AsNoTracking().Where(row => row.NodeId == life && row.NodeSeq > after).OrderBy(row => row.NodeSeq).Take(Page);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took over life {Life} of {Host}")]
    private static partial void LogTookOver(ILogger logger, Guid life, string host);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Rows} rows of life {Life} were not known to be delivered and are being sent again")]
    private static partial void LogHandedOver(ILogger logger, int rows, Guid life);
}
