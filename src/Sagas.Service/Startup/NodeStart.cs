using MassTransit;
using Sagas.Durability;
using Sagas.Service.Persistence;
using Sagas.Service.Security;
using Sagas.Service.Settings;

namespace Sagas.Service.Startup;

/// <summary>
/// Brings the node up behind its open listeners: database, schema, bus, in this order, each tried again until it is there. So a node that starts
/// before its surroundings waits, says for what, and needs nobody to start it again. Stops the bus on the way out.
/// </summary>
internal sealed partial class NodeStart(
    ServiceSettings settings, NodeState node, Schema schema, IServiceScopeFactory scopes, IBusDepot bus, IJournalHealth journal, BrokerProbe broker, AfterStart after, ExitCode exit,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<NodeStart> log)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await bus.Stop(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PatientlyAsync("Database", settings.Storage.Place, DatabaseAsync, DatabaseAway.Is, stoppingToken);
            node.DatabaseReached();
            await PatientlyAsync("Broker", settings.Transport.Place ?? "in memory", broker.TryAsync, BrokerProbe.IsAway, stoppingToken);
            await await Task.WhenAny(bus.Start(stoppingToken), journal.Started); // A journal that refuses says why; the bus would only try again.
            await journal.Started.WaitAsync(stoppingToken);
            node.BrokerReached();
            await after.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped(log);
        }
        catch (WrongSettingException wrong)
        {
            exit.Set(ExitCode.WrongSetting, wrong.Message);
            StopOnceStarted();
        }
        catch (Exception exception)
        {
            LogFailed(log, exception);
            exit.Set(ExitCode.NotWell, $"The node cannot start: {exception.GetBaseException().Message}");
            StopOnceStarted();
        }
    }

    // A host that is told to stop while it still opens its listeners throws that it was cancelled.
    private void StopOnceStarted() => lifetime.ApplicationStarted.Register(lifetime.StopApplication);

    private async Task DatabaseAsync(CancellationToken cancellationToken)
    {
        if (settings.ReasonNotToMigrate is not { } reason)
            await schema.MigrateAsync(cancellationToken);
        else if (await schema.PendingAsync(cancellationToken) is { Count: > 0 } pending)
            throw new SchemaNotCurrentException(pending.Count, reason);

        await using var scope = scopes.CreateAsyncScope();
        if (settings.Listeners.IsExposed && settings.Auth.FirstKey is null && !await scope.ServiceProvider.GetRequiredService<ApiKeys>().AnyAsync(cancellationToken))
            throw new WrongSettingException(ExposedNode.NoAuthentication);
    }

    private async Task PatientlyAsync(
        string what, string place, Func<CancellationToken, Task> tryAsync, Func<Exception, bool> isAway, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            try
            {
                await tryAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && isAway(exception))
            {
                LogAway(log, what, place, exception.GetBaseException().Message, (int)pause.TotalSeconds);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} {Place} cannot be used yet: {Reason} Trying again in {Seconds} s.")]
    private static partial void LogAway(ILogger log, string what, string place, string reason, int seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped before the start was complete.")]
    private static partial void LogStopped(ILogger log);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The node cannot start.")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
