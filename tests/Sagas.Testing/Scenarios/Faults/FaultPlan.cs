using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>All faults of a storm, drawn from a seed. They overlap: many last longer than it takes until the next one.</summary>
public static class FaultPlan
{
    private static readonly FaultKind[] OfLines =
    [
        FaultKind.Cut, FaultKind.Cut, FaultKind.CutAfterBytes, FaultKind.CutAfterBytes, FaultKind.Delay, FaultKind.HalfOpen, FaultKind.SlowClose, FaultKind.Pause, FaultKind.Duplicate, FaultKind.Disconnect,
    ];

    /// <summary>Draws it, in the order of time.</summary>
    public static IReadOnlyList<PlannedFault> Draw(FaultSize size, int seed)
    {
        var chance = new Random(seed);
        var kinds = Enumerable.Range(0, size.Lines).Select(i => (OfLines[i % OfLines.Length], Either(chance)))
            .Concat(Enumerable.Repeat((FaultKind.NodeKill, ServerKind.Postgres), size.Kills))
            .Concat(Enumerable.Range(0, size.Stops).SelectMany(i => Servers.Select((server, turn) => ((i + turn) % 2 == 0 ? FaultKind.ServerStop : FaultKind.ServerKill, server))))
            .Concat(size.Freezes ? [(FaultKind.NodeFreeze, ServerKind.Postgres), .. Servers.Select(server => (FaultKind.ServerFreeze, server))] : [])
            .ToArray();
        chance.Shuffle(kinds);
        var length = size.Every * kinds.Length;
        var moments = kinds.Select(_ => length * chance.NextDouble()).Order();
        return [.. kinds.Zip(moments, (kind, at) => Draw(kind.Item1, kind.Item2, at, chance))];
    }

    private static readonly ServerKind[] Servers = Enum.GetValues<ServerKind>();

    private static ServerKind Either(Random chance) => Servers[chance.Next(Servers.Length)];

    private static PlannedFault Draw(FaultKind kind, ServerKind server, TimeSpan at, Random chance)
    {
        var (from, to) = kind switch
        {
            FaultKind.NodeFreeze => (8.0, 30.0),
            FaultKind.ServerFreeze => (8.0, 20.0),
            FaultKind.ServerStop or FaultKind.ServerKill => (0.0, 6.0),
            FaultKind.NodeKill => (0.0, 4.0),
            _ => (0.5, 6.0),
        };
        var lasts = TimeSpan.FromSeconds(from + ((to - from) * chance.NextDouble()));

        // Bytes: from the middle of a first command to some groups; milliseconds: up to the five seconds that no client waits for in vain.
        var size = kind == FaultKind.Delay ? (int)Math.Pow(10, 1 + (2.7 * chance.NextDouble())) : (int)Math.Pow(10, 1 + (3.5 * chance.NextDouble()));
        return new PlannedFault(kind, at, chance.Next(1000), server, lasts, size, chance.Next(2) == 0);
    }
}
