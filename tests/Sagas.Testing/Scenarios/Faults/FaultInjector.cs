using System.Globalization;
using Sagas.Testing.Network;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>Does planned faults to a site: one at a time to the same thing, any number side by side.</summary>
/// <param name="site">What they are done to.</param>
/// <param name="log">Where each is written.</param>
public sealed class FaultInjector(FaultSite site, FaultLog log)
{
    private static readonly TimeSpan CutWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectedWithin = TimeSpan.FromSeconds(15);

    /// <summary>Does it and returns when it is over.</summary>
    public async Task<DoneFault> RunAsync(PlannedFault fault)
    {
        var node = site.Nodes[fault.Node % site.Nodes.Count];
        var (turn, what) = fault.Kind switch
        {
            FaultKind.Duplicate => (null, ""),
            FaultKind.NodeKill or FaultKind.NodeFreeze => (node.Turn, node.Name),
            FaultKind.ServerStop or FaultKind.ServerKill or FaultKind.ServerFreeze => (site.ServerTurns[(int)fault.Server], $"{fault.Server}"),
            FaultKind.Disconnect => (site.ServerTurns[(int)ServerKind.RabbitMq], $"{ServerKind.RabbitMq}"),
            _ => (node.LineTurns[(int)fault.Server], $"{node.Name} to {fault.Server}"),
        };
        await (turn?.WaitAsync() ?? Task.CompletedTask);
        try
        {
            var from = TimeProvider.System.GetUtcNow();
            log.Write(string.Create(CultureInfo.InvariantCulture, $"begins: {fault.Kind} {what}, {fault.For.TotalSeconds:0.0} s, {fault.Size}, {fault.Flag}"));
            var met = await DoAsync(fault, node);
            log.Write($"over:   {fault.Kind} {what}{(met ? "" : ", met nothing")}");
            return new DoneFault(fault.Kind, from, TimeProvider.System.GetUtcNow(), met);
        }
        finally
        {
            turn?.Release();
        }
    }

    private Task<bool> DoAsync(PlannedFault fault, FaultNode node) => fault.Kind switch
    {
        FaultKind.Duplicate => Task.FromResult(true), // Its customers are what is told to ask more than once.
        FaultKind.NodeKill => KillAsync(node, fault.For),
        FaultKind.NodeFreeze => FreezeAsync(node.Freeze, fault.For),
        FaultKind.ServerStop => StopAsync(fault.Server, kill: false, fault.For),
        FaultKind.ServerKill => StopAsync(fault.Server, kill: true, fault.For),
        FaultKind.ServerFreeze => FreezeAsync(() => site.Servers.Freeze(fault.Server), fault.For),
        FaultKind.Disconnect => site.Servers.DisconnectAllAsync(),
        _ => DisturbAsync(fault, node.Line(fault.Server)),
    };

    private async Task<bool> KillAsync(FaultNode node, TimeSpan down)
    {
        var lived = await node.KillAsync();
        if (!lived)
            log.Note(new Breach(Invariant.NoLostCommand, $"Node {node.Name} had ended by itself."));
        await Task.Delay(down);
        node.Launch();
        return lived;
    }

    private async Task<bool> StopAsync(ServerKind server, bool kill, TimeSpan down)
    {
        await site.Servers.StopAsync(server, kill);
        await Task.Delay(down);
        await site.Servers.StartAsync(server);
        return true;
    }

    private static async Task<bool> FreezeAsync(Func<IDisposable> freeze, TimeSpan length)
    {
        using (freeze())
            await Task.Delay(length);
        return true;
    }

    private static async Task<bool> DisturbAsync(PlannedFault fault, TcpProxy line)
    {
        if (!await ConnectedAsync(line))
            return false;

        switch (fault.Kind)
        {
            case FaultKind.Cut:
                line.Cut();
                break;
            case FaultKind.CutAfterBytes:
                var cut = new CutAfter(fault.Size);
                line.Disturbance = cut;
                await Task.WhenAny(cut.Done, Task.Delay(CutWithin));
                line.Disturbance = null;
                return cut.Done.IsCompleted;
            case FaultKind.Pause:
                line.Pause();
                await Task.Delay(fault.For);
                line.Resume();
                break;
            case FaultKind.Delay:
                line.Disturbance = new Delayed(TimeSpan.FromMilliseconds(fault.Size));
                await Task.Delay(fault.For);
                line.Disturbance = null;
                break;
            case FaultKind.HalfOpen:
                line.Disturbance = new HalfOpen(towardsServer: fault.Flag);
                await Task.Delay(fault.For);
                line.Disturbance = null;
                line.Cut(); // What was swallowed is missing: a connection that went on would be another one.
                break;
            case FaultKind.SlowClose:
                line.Disturbance = new SlowClose(fault.For);
                line.Cut();
                await Task.Delay(fault.For);
                line.Disturbance = null;
                break;
            default:
                throw new InvalidOperationException($"{fault.Kind} is no fault of a line.");
        }

        return true;
    }

    /// <summary>A fault of a line that nobody uses is none: it waits for a connection.</summary>
    private static async Task<bool> ConnectedAsync(TcpProxy line)
    {
        try
        {
            await Eventually.TrueAsync("a connection", ConnectedWithin, () => Task.FromResult(line.Connections > 0));
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
