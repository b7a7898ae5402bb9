using Microsoft.EntityFrameworkCore;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>Renews this node's leases every second, and where several nodes share the database reads all leases four times a second and hands the dead over.</summary>
internal sealed class NodeWatch(JournalRuntime runtime, LifeKeeper keeper, TakeOver takeOver, ProcessHold hold)
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);
    private readonly LeaseWatch _leases = new(Lease);
    private readonly long _origin = runtime.Time.GetTimestamp();
    private volatile int _live = 1;
    private long _renewed; // A timestamp; 0 before the first.

    /// <summary>How many nodes live, this one included.</summary>
    public int LiveNodes => _live;

    /// <summary>Whether the database has not answered for a lease's time, as far as is known here.</summary>
    public bool IsDatabaseAway => Volatile.Read(ref _renewed) is > 0 and var at && runtime.Time.GetElapsedTime(at) > Lease;

    public async Task RunAsync(CancellationToken end)
    {
        if (runtime.Store.IsEmbedded)
            return; // The file's lock says who lives.

        await using var connection = new StandingConnection(runtime);
        var due = Now;
        while (true)
        {
            if (runtime.Life.IsFenced)
                await StartOverAsync(end);
            if (Now >= due && await keeper.RenewAsync(connection, end) is { } isOurs)
            {
                if (!isOurs)
                    continue;
                _leases.Renewed(Now);
                Volatile.Write(ref _renewed, runtime.Time.GetTimestamp());
                due = Now + RenewEvery;
            }

            if (!hold.IsTaken)
                await ReadAsync(connection, end);
            await Task.WhenAny(Task.Delay(ReadEvery, runtime.Time, end), runtime.Life.Fenced);
            end.ThrowIfCancellationRequested();
        }
    }

    private TimeSpan Now => runtime.Time.GetElapsedTime(_origin);

    private async Task StartOverAsync(CancellationToken end)
    {
        await keeper.StartOverAsync(end);
        _leases.Restart();
    }

    private async Task ReadAsync(StandingConnection connection, CancellationToken end)
    {
        var asked = Now;
        if (await connection.TryAsync(NodesAsync, end) is not { } nodes)
            return;

        var others = nodes.Where(node => node.Id != runtime.Life.Id).ToDictionary(node => node.Id);
        var dead = _leases.Read(asked, Now, others.Values.Select(node => new LeaseSeen(node.Id, node.Epoch, node.Heartbeat)));
        foreach (var life in dead)
            takeOver.Add(others[life.Id]);

        // A life above its first epoch is only being delivered, by a node that counts itself.
        _live = 1 + others.Values.Count(node => node.Epoch == NodeLife.Epoch) - dead.Count(life => life.Epoch == NodeLife.Epoch);
    }

    private static Task<List<JournalNode>> NodesAsync(DbContext database, CancellationToken limit) => database.Set<JournalNode>().AsNoTracking().ToListAsync(limit);
}
