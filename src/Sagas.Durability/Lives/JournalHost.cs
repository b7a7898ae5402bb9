using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;
using Sagas.Durability.MassTransit;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Lives;

/// <summary>
/// The journal's life in a process: makes the tables, enters, takes over every earlier life, keeps the cursors and leaves. A database that is
/// away at start is waited for; the bus may start meanwhile, its messages are held.
/// </summary>
internal sealed partial class JournalHost(
    JournalRuntime runtime, PatientDatabase database, ProcessHold hold, PartitionKeeper partitions, TakeOver takeOver, CursorKeeper cursors, TimerLoop timers,
    Transport transport, IServiceProvider provider, IHostApplicationLifetime application, ILogger<JournalHost> logger)
    : IHostedService, IJournalHealth, IDisposable
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;

    public Task Started => runtime.Ready;

    public bool IsDelivering => runtime.Delivery.IsConnected;

    public long Backlog => runtime.Life.Backlog;

    public TimeSpan TimerLag => timers.Lag;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.Run(() => RunAsync(_end.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>The bus has stopped before: nothing is taken any more. What is committed leaves, as far as it can in a few seconds.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            limit.CancelAfter(Drain);
            await _end.CancelAsync();
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await runtime.Delivery.StopAsync(limit.Token);
            if (Started.IsCompletedSuccessfully)
                await cursors.LeaveAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Else the next life goes on from the last cursor.
        }

        await hold.DisposeAsync();
    }

    public void Dispose() => _end.Dispose();

    private async Task RunAsync(CancellationToken end)
    {
        try
        {
            await database.DoAsync(
                async _ =>
                {
                    await runtime.Options.BeforeStart(provider, end);
                    return true;
                },
                end);
            await hold.TakeAsync(end);
            await partitions.CreateTablesAsync(end);
            await database.WriteAsync(EnterAsync, end);
            await transport.OpenAsync(end);
            runtime.SetReady();
            await Task.WhenAll(takeOver.RunAsync(end), cursors.RunAsync(end), partitions.RunAsync(end), timers.RunAsync(end));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogCannotGoOn(logger, exception);
            Environment.ExitCode = 1;
            application.StopApplication();
        }

        Task EnterAsync(DbContext db)
        {
            db.Add(new JournalNode { Id = runtime.Life.Id, Epoch = NodeLife.Epoch, Heartbeat = runtime.Now, Host = Environment.MachineName });
            return db.SaveChangesAsync(end);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal cannot go on; stopping")]
    private static partial void LogCannotGoOn(ILogger logger, Exception exception);
}
