using System.Text.Json.Nodes;
using Sagas.Testing;
using Sagas.Testing.Reports;

namespace Sagas.Benchmarks.WholeSystem;

/// <summary>The whole system at both sizes, from the 202 to the end of the payment.</summary>
internal static class SystemBenchmark
{
    /// <summary>Runs it; fields <c>lines{ large, embedded }, ratio</c> (the large size's payments a second to the embedded one's).</summary>
    public static async Task<int> RunAsync()
    {
        var report = new RunReport("system", "full", seed: 0);
        var large = new SystemLine(Size.Large, report.Progress);
        var embedded = new SystemLine(Size.Embedded, report.Progress);
        var lines = new JsonObject
        {
            ["large"] = await large.MeasureAsync(),
            ["embedded"] = await embedded.MeasureAsync(),
        };
        return await report.EndAsync(ok: true, new JsonObject { ["lines"] = lines, ["ratio"] = Math.Round(large.Rate / embedded.Rate, 2) });
    }
}
