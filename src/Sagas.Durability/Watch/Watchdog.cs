using Microsoft.Extensions.Logging;
using Sagas.Durability.Journal;
using Sagas.Durability.Lives;
using Sagas.Durability.Meters;

namespace Sagas.Durability.Watch;

/// <summary>
/// Looks every two seconds whether each endpoint gets on, whatever its sockets say, and restarts one that does not. Leaves them alone while database
/// or broker are away, and starts those that lost their connection as soon as the broker is back.
/// </summary>
internal sealed partial class Watchdog(JournalRuntime runtime, EndpointPulses endpoints, NodeWatch nodes, JournalMeters meters, ILogger<Watchdog> logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReviveEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>The endpoints that do not get on, by name.</summary>
    public IReadOnlyList<string> Stuck => [.. endpoints.All.Where(endpoint => endpoint.IsStuck).Select(endpoint => endpoint.Endpoint).Order(StringComparer.Ordinal)];

    /// <summary>Looks until the bus begins to stop: an endpoint that is started behind its back would go on taking.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var ended in Task.WhenEach(WatchAsync(stopping), ReviveAsync(stopping)))
                await ended;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(LookEvery, runtime.Time, stopping);
            foreach (var endpoint in endpoints.All)
                await LookAsync(endpoint, stopping);
        }
    }

    private async Task ReviveAsync(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(ReviveEvery, runtime.Time, stopping);
            var openings = runtime.Delivery.Openings;
            await Task.WhenAll(endpoints.All.Where(endpoint => endpoint.IsLate(openings)).Select(endpoint => ReviveAsync(endpoint, stopping)));
        }
    }

    private async Task ReviveAsync(EndpointPulse endpoint, CancellationToken stopping)
    {
        LogRevived(logger, endpoint.Endpoint);
        await RestartAsync(endpoint, stopping);
    }

    private async Task LookAsync(EndpointPulse endpoint, CancellationToken stopping)
    {
        if (endpoint.HasJustMoved || nodes.IsDatabaseAway || runtime.Delivery.Trouble is not null || await runtime.Delivery.WaitingAsync(endpoint.Endpoint, stopping) is not { } waiting)
        {
            endpoint.Excuse();
            return;
        }

        if (!endpoint.Look(waiting, runtime.Options.HandlerLimit))
            return;

        LogStuck(logger, endpoint.Endpoint, waiting);
        await RestartAsync(endpoint, stopping);
    }

    private async Task RestartAsync(EndpointPulse endpoint, CancellationToken stopping)
    {
        try
        {
            await endpoint.RestartAsync(stopping);
            meters.Healed("endpoint");
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogNotRestarted(logger, endpoint.Endpoint, exception); // Looked at again, and tried again.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Endpoint {Endpoint} is not connected and the broker is back; it is started again")]
    private static partial void LogRevived(ILogger logger, string endpoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "Endpoint {Endpoint} takes nothing while {Waiting} messages wait; it is started again")]
    private static partial void LogStuck(ILogger logger, string endpoint, long waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "Endpoint {Endpoint} could not be started again")]
    private static partial void LogNotRestarted(ILogger logger, string endpoint, Exception exception);
}
