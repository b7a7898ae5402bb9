using MassTransit;
using Microsoft.EntityFrameworkCore;
using Sagas.Durability;
using Sagas.Service.Persistence;

namespace Sagas.Service.Startup;

/// <summary>Whether the node can work now: asks the database, at most once a second and for at most two, the bus, whether the broker confirms, whether the endpoints get on, and how far the clocks are apart.</summary>
internal sealed class Readiness(NodeState node, IServiceScopeFactory scopes, IBusControl bus, IJournalHealth journal, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private (bool Ok, long At)? _database; // Written and read by the one that asks.

    /// <summary>All checks, each by name.</summary>
    public async Task<IReadOnlyList<Check>> CheckAsync(CancellationToken cancellationToken)
    {
        var database = node.IsDatabaseReached && await DatabaseAsync(cancellationToken);
        var broker = node.IsBrokerReached && journal.IsDelivering && journal.StuckEndpoints.Count == 0 && bus.CheckHealth().Status == BusHealthStatus.Healthy;
        return [new(NodeState.Database, database), new(NodeState.Broker, broker), new(NodeState.Clock, journal.IsClockRight)];
    }

    /// <inheritdoc />
    public void Dispose() => _asking.Dispose();

    private async Task<bool> DatabaseAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_database is not { } known || time.GetElapsedTime(known.At) > Fresh)
                _database = known = (await AskAsync(), time.GetTimestamp());

            return known.Ok;
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<bool> AskAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<SagasDbContext>().Database;
            await database.ExecuteSqlRawAsync("SELECT 1", patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException || DatabaseAway.Is(exception))
        {
            return false;
        }
    }
}
