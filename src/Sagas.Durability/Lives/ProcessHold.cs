using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>Keeps other processes out of the database while this one lives: a second one would take this life over.</summary>
internal sealed partial class ProcessHold(JournalRuntime runtime, PatientDatabase database, IHostApplicationLifetime application, ILogger<ProcessHold> logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _end = new();
    private IAsyncDisposable? _hold;

    /// <summary>Whether this process is the only one, by a hold that it took at start. Where several nodes share the database none does.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>Takes the hold. Waits a little for a process that is ending; then says what to do.</summary>
    public async Task TakeAsync(CancellationToken end)
    {
        var since = runtime.Time.GetTimestamp();
        while (!await TryAsync(end))
        {
            if (runtime.Time.GetElapsedTime(since) > MaxWait)
                throw new InvalidOperationException("Another process uses this database, and only one at a time may. Stop it, or give this one a database of its own.");

            LogOther(logger);
            await Task.Delay(LookEvery, runtime.Time, end);
        }

        IsTaken = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (Interlocked.Exchange(ref _hold, null) is { } hold)
            await hold.DisposeAsync();
    }

    private async Task<bool> TryAsync(CancellationToken end)
    {
        _hold = await database.DoAsync(db => runtime.Store.TryHoldAsync(db.Database.GetConnectionString()!, Lost, end), end);
        return _hold is not null;
    }

    /// <summary>The server let go of this process, as after its restart. Taken again at once, where nobody else was faster.</summary>
    private void Lost() => _ = Task.Run(async () =>
    {
        try
        {
            if (await TryAsync(_end.Token))
                return;

            LogTakenOver(logger);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            LogNotTaken(logger, exception);
        }

        Environment.ExitCode = 1;
        application.StopApplication();
    });

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process holds this database; waiting for it to end")]
    private static partial void LogOther(ILogger logger);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Another process has taken this database over; stopping")]
    private static partial void LogTakenOver(ILogger logger);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The hold on the database is lost and cannot be taken again; stopping")]
    private static partial void LogNotTaken(ILogger logger, Exception exception);
}
