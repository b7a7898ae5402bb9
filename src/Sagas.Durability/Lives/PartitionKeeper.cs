using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>Makes the tables, and hourly the days and months ahead, since an id without a partition would fail; and forgets what is beyond the retention.</summary>
internal sealed class PartitionKeeper(JournalRuntime runtime, PatientDatabase database)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async Task CreateTablesAsync(CancellationToken end)
    {
        await WithConnectionAsync(connection => runtime.Store.CreateTablesAsync(connection, end), end);
        await CreatePartitionsAsync(end);
    }

    public async Task RunAsync(CancellationToken end)
    {
        while (true)
        {
            await WithConnectionAsync(connection => runtime.Store.ForgetAsync(connection, runtime.Time.GetUtcNow(), end), end);
            await Task.Delay(Every, runtime.Time, end);
            await CreatePartitionsAsync(end);
        }
    }

    private Task<bool> CreatePartitionsAsync(CancellationToken end) =>
        WithConnectionAsync(connection => runtime.Store.CreatePartitionsAsync(connection, runtime.Time.GetUtcNow(), end), end);

    private Task<bool> WithConnectionAsync(Func<DbConnection, Task> work, CancellationToken end) => database.DoAsync(
        async db =>
        {
            await db.Database.OpenConnectionAsync(end);
            await work(db.Database.GetDbConnection());
            return true;
        },
        end);
}
