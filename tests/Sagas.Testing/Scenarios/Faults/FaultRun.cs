using System.Globalization;
using Sagas.Testing.Processes;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>
/// Payments and orders go on while lines, nodes and servers fail, first one at a time and measured, then many at once. In the end everything accepted
/// has ended, once, by books that the nodes do not read.
/// </summary>
/// <param name="Size">How much of everything.</param>
/// <param name="Seed">Repeats the plan.</param>
/// <param name="Progress">Told in words what happens.</param>
public sealed record FaultRun(FaultSize Size, int Seed, Action<string> Progress)
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(60);

    private IReadOnlyList<string> Roles => Size.Freezes
        ? ["api,dashboard", "api,dashboard", "orchestrator,scheduler", "orchestrator,scheduler"]
        : ["api,orchestrator,scheduler", "api,orchestrator,scheduler"];

    /// <summary>Runs it on servers of its own.</summary>
    public async Task<FaultRunResult> RunAsync()
    {
        using var folder = new TestFolder("faults");
        using var log = new FaultLog(folder.File("faults.log"), Progress);
        var plan = FaultPlan.Draw(Size, Seed);
        await File.WriteAllLinesAsync(folder.File("plan.txt"), [string.Create(CultureInfo.InvariantCulture, $"seed {Seed}"), .. plan.Select(fault => fault.ToString())]);
        await using var site = await FaultSite.StartAsync(folder.Path, Roles);
        log.Tell($"{site.Nodes.Count} nodes are ready");

        try
        {
            var result = await RunAsync(site, plan, log);
            if (result.Verdict.Breaches.Count > 0)
                await KeepAsync(site, folder);
            return result;
        }
        catch (Exception exception)
        {
            log.Tell(exception.Message); // What is kept may fail for the same reason.
            await KeepAsync(site, folder);
            throw;
        }
    }

    private static async Task KeepAsync(FaultSite site, TestFolder folder)
    {
        foreach (var business in site.Businesses)
            await business.KeepAsync(folder.Path);
    }

    private async Task<FaultRunResult> RunAsync(FaultSite site, IReadOnlyList<PlannedFault> plan, FaultLog log)
    {
        var done = new List<DoneFault>();
        var recovery = new RecoveryRound(site, log);
        var postgres = await MeasureAsync(done, 15, Size.PostgresRounds, round => recovery.ServerAsync(ServerKind.Postgres, round));
        var rabbit = await MeasureAsync(done, 20, Size.RabbitMqRounds, round => recovery.ServerAsync(ServerKind.RabbitMq, round));
        var worker = await MeasureAsync(done, 5, Size.WorkerRounds, recovery.WorkerAsync);
        done.AddRange(await new Storm(site, Size, Seed, log).RunAsync(plan));

        await SettleAsync(site, log);
        var verdict = await JudgeAsync(site, log);
        var lives = (await Task.WhenAll(site.Businesses.Select(business => business.MovesAsync()))).SelectMany(moves => moves.Values).Select(moves => (moves[0], moves[^1])).ToList();
        var real = done.Where(fault => fault.Meets(lives)).ToList();
        return new FaultRunResult(verdict, real.CountBy(fault => fault.Kind).ToDictionary(), done.Count - real.Count, worker, postgres, rabbit);
    }

    private static async Task<RecoveryTimes> MeasureAsync(List<DoneFault> done, int seconds, int rounds, Func<int, Task<(DoneFault Fault, TimeSpan? Recovered)>> roundAsync)
    {
        var times = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var (fault, recovered) = await roundAsync(round);
            done.Add(fault);
            if (recovered is { } time)
                times.Add(time);
        }

        return new RecoveryTimes(TimeSpan.FromSeconds(seconds), times);
    }

    /// <summary>The last fault is over: all nodes take customers again, and within a minute all has ended.</summary>
    private static async Task SettleAsync(FaultSite site, FaultLog log)
    {
        try
        {
            await site.OpenAsync();
            await Task.WhenAll(site.Businesses.Select(business => Eventually.TrueAsync("the last saga's end", EndWithin, () => business.HasEndedAsync())));
            log.Tell("everything has ended");
        }
        catch (TimeoutException exception)
        {
            log.Note(new Breach(Invariant.NoLostCommand, $"Not all is as before within {EndWithin.TotalSeconds} s of the last fault: {exception.Message}"));
        }
    }

    private static async Task<Verdict> JudgeAsync(FaultSite site, FaultLog log)
    {
        foreach (var (node, stopped) in await Task.WhenAll(site.Nodes.Select(async node => (node, await node.StopAsync()))))
        {
            if (!stopped)
                log.Note(new Breach(Invariant.SentOnceCommitted, $"Node {node.Name} did not stop cleanly."));
        }

        var verdict = new Verdict(0, 0, 0, []);
        foreach (var business in site.Businesses)
            verdict += await business.JudgeAsync();
        return verdict with { Breaches = [.. log.Breaches, .. verdict.Breaches] };
    }
}
