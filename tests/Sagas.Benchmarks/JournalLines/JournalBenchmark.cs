using System.Text.Json.Nodes;
using Sagas.Benchmarks.Measures;
using Sagas.Testing.Reports;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>
/// What durability costs: the payment shape over the library beside the same machine and consumers with no store at all, beside what hands can do, and embedded.
/// </summary>
internal sealed class JournalBenchmark(JournalBenchmarkCommand command)
{
    private readonly RunReport _report = new("journal", command.SizeName, seed: 0);
    private readonly Dictionary<LineName, List<LineMeasure>> _runs = Enum.GetValues<LineName>().ToDictionary(line => line, _ => new List<LineMeasure>());

    /// <summary>
    /// Runs it; fields <c>lines{ ours, noStore, floor, embedded }</c>, <c>ratio</c> (CPU seconds of ours to the no-store line's, all processes, median of the pairs),
    /// <c>ratios{ cpu, rate }[]</c> of each pair, <c>floorRatio</c>, <c>sagasPerCpuSecond{ ours, embedded }</c>, <c>fsyncMs</c>, <c>bars</c>, and with their options
    /// <c>finished</c> and <c>memory</c>. A full run is ok if every bar is met; a smaller one measures too little for a verdict and is ok when it comes to its end.
    /// </summary>
    public async Task<int> RunAsync()
    {
        var fsyncMs = CommitTime.MedianMs();
        _report.Progress($"fsync of a page takes {fsyncMs:0.00} ms here");
        var run = new LineRun(command.Size, _report.Progress);
        for (var pair = 0; pair < command.Size.Pairs; pair++)
        {
            // The one that goes first changes, so that what drifts on this machine does not favour one.
            foreach (var line in pair % 2 == 0 ? (LineName[])[LineName.Ours, LineName.NoStore] : [LineName.NoStore, LineName.Ours])
                _runs[line].Add(await run.MeasureAsync(line));
            _report.Progress($"pair {pair + 1} of {command.Size.Pairs}: {CpuRatios().Last():0.00} times the no-store line's CPU, {RateRatios().Last():0.00} of its rate");
        }

        foreach (var line in (LineName[])[LineName.Floor, LineName.Embedded])
            _runs[line].Add(await run.MeasureAsync(line));

        var finished = command.Finished > 0 ? await new FinishedSagas(command.Finished, run, _report.Progress).MeasureAsync() : null;
        var memory = command.Memory > 0 ? await new MemoryOverTime(command.Memory, _report.Progress).MeasureAsync() : null;
        return await EndAsync(fsyncMs, finished, memory);
    }

    private async Task<int> EndAsync(double fsyncMs, FinishedSagas.Result? finished, MemoryOverTime.Result? memory)
    {
        var lines = _runs.ToDictionary(line => line.Key, line => LineMeasure.Median(line.Value));
        var (ours, noStore) = (lines[LineName.Ours], lines[LineName.NoStore]);
        List<Bar> bars =
        [
            new("cpuRatio", Statistics.Median(CpuRatios()), 2),
            new("rateRatio", Statistics.Median(RateRatios()), 0.4, AtLeast: true),
            new("transactions", ours.Transactions!.Value, 1),
            new("walKb", ours.WalKb!.Value, 12),
            new("p50Ms", ours.P50Ms, (1.5 * noStore.P50Ms) + (9 * fsyncMs)),
        ];
        if (finished is not null)
            bars.Add(new Bar("finishedRate", finished.Ratio, 0.9, AtLeast: true));
        if (memory is not null)
            bars.Add(new Bar("memoryGrowth", memory.Growth, 1.1));

        _report.Progress($"CPU ratio {Statistics.Told(CpuRatios(), "0.00")}, rate ratio {Statistics.Told(RateRatios(), "0.00")}");
        foreach (var bar in bars)
            _report.Progress(bar.ToString());

        var fields = new JsonObject
        {
            ["lines"] = new JsonObject(lines.Select(line => KeyValuePair.Create<string, JsonNode?>(JsonName(line.Key), line.Value.ToJson()))),
            ["ratio"] = Math.Round(Statistics.Median(CpuRatios()), 3),
            ["ratios"] = new JsonObject { ["cpu"] = Rounded(CpuRatios()), ["rate"] = Rounded(RateRatios()) },
            ["floorRatio"] = Math.Round(lines[LineName.Floor].CpuPer1000.Total / noStore.CpuPer1000.Total, 3),
            ["sagasPerCpuSecond"] = new JsonObject
            {
                ["ours"] = Math.Round(1000 / ours.CpuPer1000.Total, 1),
                ["embedded"] = Math.Round(1000 / lines[LineName.Embedded].CpuPer1000.Total, 1),
            },
            ["fsyncMs"] = Math.Round(fsyncMs, 3),
            ["bars"] = new JsonObject(bars.Select(bar => KeyValuePair.Create<string, JsonNode?>(bar.Name, bar.ToJson()))),
        };
        if (finished is not null)
            fields["finished"] = finished.ToJson();
        if (memory is not null)
            fields["memory"] = memory.ToJson();
        return await _report.EndAsync(command.SizeName != "full" || bars.TrueForAll(bar => bar.IsMet), fields);
    }

    private List<double> CpuRatios() => Ratios(run => run.CpuPer1000.Total);

    private List<double> RateRatios() => Ratios(run => run.SagasPerSecond);

    private List<double> Ratios(Func<LineMeasure, double> number) =>
        [.. _runs[LineName.Ours].Zip(_runs[LineName.NoStore], (ours, noStore) => number(ours) / number(noStore))];

    private static string JsonName(LineName line) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(line.ToString());

    private static JsonArray Rounded(IEnumerable<double> values) => [.. values.Select(value => (JsonNode?)Math.Round(value, 3))];
}
