using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>Delivers what earlier lives committed and did not deliver: everything beyond their cursors, under the stored ids, in pages.</summary>
internal sealed partial class TakeOver(JournalRuntime runtime, PatientDatabase database, CursorKeeper cursors, ILogger<TakeOver> logger)
{
    private const int Page = 500;

    public async Task RunAsync(CancellationToken end)
    {
        foreach (var life in await database.DoAsync(db => Lives(db).ToListAsync(end), end))
        {
            var cursor = new DeliveryCursor(life.Cursor);
            var last = life.Cursor;
            var count = 0;
            while (await database.DoAsync(db => Rows(db, life.Id, last).ToListAsync(end), end) is { Count: > 0 } rows)
            {
                foreach (var row in rows)
                {
                    // A number without a row is a commit that failed.
                    while (++last < row.NodeSeq)
                        cursor.Done(last);
                }

                await runtime.Delivery.RelayAsync(rows, cursor, end);
                count += rows.Count;
            }

            LogTookOver(logger, life.Id, life.Host, count);
            cursors.Keep(new EarlierLife(life.Id, life.Epoch, cursor, last));
        }
    }

    private IQueryable<JournalNode> Lives(DbContext database) => database.Set<JournalNode>().AsNoTracking().Where(node => node.Id != runtime.Life.Id);

    private static IQueryable<JournalRow> Rows(DbContext database, Guid life, long after) =>
        database.Set<JournalRow>().AsNoTracking().Where(row => row.NodeId == life && row.NodeSeq > after).OrderBy(row => row.NodeSeq).Take(Page);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took over life {Life} of {Host}: {Rows} rows were not known to be delivered")]
    private static partial void LogTookOver(ILogger logger, Guid life, string host, int rows);
}
