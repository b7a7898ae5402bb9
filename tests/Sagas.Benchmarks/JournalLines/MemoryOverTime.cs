using System.Text.Json.Nodes;
using Sagas.Benchmarks.Measures;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>Whether the library's process grows with the number of sagas that it has carried through.</summary>
internal sealed class MemoryOverTime(int sagas, Action<string> progress)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private readonly int _stretch = sagas / 10;

    /// <summary>Runs the sagas and looks at the resident size all the while.</summary>
    public async Task<Result> MeasureAsync()
    {
        await using var home = await LineHome.CreateAsync(LineName.Ours);
        var load = new Load();
        await using var process = await LineProcess.StartAsync(home.Setup, load.End);
        await using var feed = await home.FeedAsync(process);

        var running = load.SaturateAsync(feed, sagas, LineRun.Window);
        var looks = new List<(long Ended, double Mb)>();
        while (!running.IsCompleted)
        {
            looks.Add((load.EndedSoFar, Memory.ResidentMb(process.Id)));
            await Task.WhenAny(running, Task.Delay(LookEvery));
        }

        await running;
        var early = Statistics.Median(looks.Where(look => look.Ended >= _stretch && look.Ended < 2 * _stretch).Select(look => look.Mb));
        var late = Statistics.Median(looks.Where(look => look.Ended >= sagas - _stretch).Select(look => look.Mb));
        progress($"resident {early:0} MB over sagas {_stretch} to {2 * _stretch}, {late:0} MB over the last {_stretch} of {sagas}");
        return new Result(sagas, early, late);
    }

    /// <param name="Sagas">How many were run.</param>
    /// <param name="EarlyMb">Median resident size over the second tenth: sagas 20,000 to 40,000 of 200,000.</param>
    /// <param name="LateMb">Median resident size over the last tenth.</param>
    internal sealed record Result(int Sagas, double EarlyMb, double LateMb)
    {
        /// <summary>The late size to the early one.</summary>
        public double Growth => LateMb / EarlyMb;

        /// <summary><c>{ sagas, earlyMb, lateMb, growth }</c>.</summary>
        public JsonObject ToJson() => new()
        {
            ["sagas"] = Sagas,
            ["earlyMb"] = Math.Round(EarlyMb, 1),
            ["lateMb"] = Math.Round(LateMb, 1),
            ["growth"] = Math.Round(Growth, 3),
        };
    }
}
