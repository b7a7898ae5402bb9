using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;
using Sagas.Durability.Stores;

namespace Sagas.Durability.Lives;

/// <summary>The library's own reads and writes, which wait for a database that is away.</summary>
internal sealed partial class PatientDatabase(JournalRuntime runtime, ILogger<PatientDatabase> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does <paramref name="work"/> until the database is there.</summary>
    public async Task<T> DoAsync<T>(Func<DbContext, Task<T>> work, CancellationToken end)
    {
        while (true)
        {
            try
            {
                return await runtime.WithDatabaseAsync(work);
            }
            catch (Exception exception) when (!end.IsCancellationRequested && runtime.Store.Classify(exception) == FailureClass.Surroundings)
            {
                LogAway(logger, exception.InnerException?.Message ?? exception.Message);
                await Task.Delay(Pause, runtime.Time, end);
            }
        }
    }

    /// <summary>As <see cref="DoAsync{T}"/>, with the turn to write.</summary>
    public Task WriteAsync(Func<DbContext, Task> write, CancellationToken end) => DoAsync(
        async database =>
        {
            using var turn = await runtime.Store.EnterWriteAsync(database, end);
            await write(database);
            return true;
        },
        end);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be reached; trying again: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}
