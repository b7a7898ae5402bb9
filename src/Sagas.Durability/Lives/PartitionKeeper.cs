using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>Makes the tables, and hourly the days and months ahead, since an id without a partition would fail; and forgets what is beyond the retention.</summary>
internal sealed class PartitionKeeper(JournalRuntime runtime, PatientDatabase database)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public Task CreateTablesAsync(CancellationToken end) => database.DoAsync(
        async db =>
        {
            await db.Database.OpenConnectionAsync(end);
            var connection = db.Database.GetDbConnection();
            await runtime.Store.CreateTablesAsync(connection, end);
            await runtime.Store.CreatePartitionsAsync(connection, runtime.Time.GetUtcNow(), end);
            return true;
        },
        end);

    public async Task RunAsync(CancellationToken end)
    {
        await ForgetAsync(end);
        while (true)
        {
            await Task.Delay(Every, runtime.Time, end);
            await CreateTablesAsync(end);
            await ForgetAsync(end);
        }
    }

    private Task<bool> ForgetAsync(CancellationToken end) => database.DoAsync(
        async db =>
        {
            await db.Database.OpenConnectionAsync(end);
            await runtime.Store.ForgetAsync(db.Database.GetDbConnection(), runtime.Time.GetUtcNow(), end);
            return true;
        },
        end);
}
