using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;
using Sagas.Durability.MassTransit;
using Sagas.Durability.MassTransit.Refusals;
using Sagas.Durability.Timers;
using Sagas.Durability.Watch;

namespace Sagas.Durability.Lives;

/// <summary>
/// The journal's life in a process: makes the tables, enters, takes over lives that ended, keeps the cursors and leaves. A database that is away
/// at start is waited for; the bus may start meanwhile, its messages are held.
/// </summary>
internal sealed partial class JournalHost(
    JournalRuntime runtime, PatientDatabase database, ProcessHold hold, PartitionKeeper partitions, LifeKeeper keeper, NodeWatch watch, TakeOver takeOver, CursorKeeper cursors, TimerLoop timers, Watchdog watchdog,
    Transport transport, StartChecks checks, IServiceProvider provider, IHostApplicationLifetime application, ILogger<JournalHost> logger)
    : IHostedService, IJournalHealth, IDisposable
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _left = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _working = Task.CompletedTask;
    private Task _running = Task.CompletedTask;

    public Task Started => _started.Task;

    public bool IsDelivering => DeliveryTrouble is null;

    public string? DeliveryTrouble => runtime.Delivery.Trouble;

    public IReadOnlyList<string> StuckEndpoints => watchdog.Stuck;

    public long Backlog => runtime.Life.Backlog;

    public TimeSpan CursorLag => runtime.Life.Lag;

    public TimeSpan ClockOffset => runtime.Clock.Offset;

    public bool IsClockRight => ClockOffset.Duration() <= Lives.ClockOffset.Allowed;

    public int LiveNodes => watch.LiveNodes;

    public TimeSpan TimerLag => timers.Lag;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        checks.Run();
        transport.SetFormat();
        _running = Task.Run(() => RunAsync(_end.Token, _left.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>
    /// The bus has stopped before: nothing is taken any more. What is committed leaves, as far as it can in a few seconds; until then the lease is
    /// renewed, so that no other node sends the same.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _end.CancelAsync();
        await _working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using (var limit = Limit(cancellationToken))
            await runtime.Delivery.StopAsync(limit.Token);
        await _left.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (keeper.HasEntered)
        {
            using var limit = Limit(cancellationToken); // Of its own: a broker that does not answer must not keep the life from leaving the database.
            await cursors.LeaveAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Else another life goes on from the last cursor.
        }

        await hold.DisposeAsync();
    }

    public void Dispose()
    {
        _end.Dispose();
        _left.Dispose();
    }

    private static CancellationTokenSource Limit(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Drain);
        return limit;
    }

    private async Task RunAsync(CancellationToken end, CancellationToken left)
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
            if (runtime.Store.IsEmbedded || !transport.IsBroker)
                await hold.TakeAsync(end);
            await partitions.CreateTablesAsync(end);
            await keeper.EnterAsync(end);
            _working = WorkAsync(end);
            await foreach (var ended in Task.WhenEach(_working, watch.RunAsync(left), cursors.RunAsync(left), runtime.Refused.WaitAsync(left)))
            {
                if (!ended.IsCanceled || !end.IsCancellationRequested)
                    await ended; // The first one that fails ends the process.
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogCannotGoOn(logger, exception);
            _started.TrySetException(exception);
            Environment.ExitCode = 1;
            application.StopApplication();
        }
    }

    private async Task WorkAsync(CancellationToken end)
    {
        await transport.OpenAsync(end);
        runtime.SetReady();
        _started.TrySetResult();
        if (hold.IsTaken)
            await takeOver.AddAllAsync(end);
        await foreach (var ended in Task.WhenEach(takeOver.RunAsync(end), partitions.RunAsync(end), timers.RunAsync(end), watchdog.RunAsync(transport.Stopping)))
            await ended;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal cannot go on; stopping")]
    private static partial void LogCannotGoOn(ILogger logger, Exception exception);
}
