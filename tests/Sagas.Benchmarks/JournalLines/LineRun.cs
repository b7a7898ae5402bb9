using System.Diagnostics;
using Sagas.Benchmarks.Measures;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>One measurement of one line: a warm-up, sagas at saturation, then lone ones.</summary>
internal sealed class LineRun(LineSize size, Action<string> progress)
{
    /// <summary>Sagas under way at saturation.</summary>
    public const int Window = 400;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CountersSettle = TimeSpan.FromSeconds(1.5);
    private const double AtRest = 0.1;
    private const int MaxLooks = 20;

    /// <summary>Measures a line in a new home.</summary>
    public async Task<LineMeasure> MeasureAsync(LineName line)
    {
        await using var home = await LineHome.CreateAsync(line);
        return await MeasureAsync(home);
    }

    /// <summary>Measures the line that lives there, in a new process.</summary>
    public async Task<LineMeasure> MeasureAsync(LineHome home)
    {
        var load = new Load();
        await using var process = await LineProcess.StartAsync(home.Setup, load.End);
        await using var feed = await home.FeedAsync(process);
        await load.SaturateAsync(feed, size.WarmUp, Window);

        var rest = await RestAsync(home, process);
        var workBefore = await home.WorkAsync();
        var cpuBefore = home.Cpu(process);
        var begun = Stopwatch.GetTimestamp();
        await load.SaturateAsync(feed, size.Sagas, Window);
        var took = Stopwatch.GetElapsedTime(begun);
        var cpu = home.Cpu(process).Since(cpuBefore);
        await Task.Delay(CountersSettle);
        var workAfter = await home.WorkAsync();

        var lone = new Latencies(await load.LoneAsync(feed, Pause, size.LoneFor));
        var measure = new LineMeasure(
            size.Sagas / took.TotalSeconds,
            cpu.Times(1000.0 / size.Sagas),
            (double?)(workAfter?.Transactions - workBefore?.Transactions) / size.Sagas,
            (workAfter?.WalBytes - workBefore?.WalBytes) / 1024.0 / size.Sagas,
            (double?)(workAfter?.Fsyncs - workBefore?.Fsyncs) / size.Sagas,
            lone.Ms(0.5),
            lone.Ms(0.99),
            Memory.PeakMb(process.Id));
        progress($"{home.Setup.Line}: {measure}");
        progress($"{home.Setup.Line}: at rest it used {rest} CPU s a second, which is not subtracted");
        return measure;
    }

    /// <summary>Waits until the runtime has compiled what the warm-up made hot, which takes seconds, and returns what the line uses a second at rest.</summary>
    private static async Task<Cpu> RestAsync(LineHome home, LineProcess process)
    {
        for (var look = 1; ; look++)
        {
            var begun = home.Cpu(process);
            await Task.Delay(CountersSettle);
            var used = home.Cpu(process).Since(begun).Times(1 / CountersSettle.TotalSeconds);
            if (used.Total < AtRest || look == MaxLooks)
                return used;
        }
    }
}
