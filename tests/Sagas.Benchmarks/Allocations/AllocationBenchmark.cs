using System.Text.Json.Nodes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Sagas.Testing.Reports;

namespace Sagas.Benchmarks.Allocations;

/// <summary>Allocations of the hot path, by BenchmarkDotNet.</summary>
internal static class AllocationBenchmark
{
    /// <summary>Runs it; field <c>kbPerOperation{ saga, intoTheJournal, outOfTheJournal, ontoTheWire }</c>.</summary>
    public static async Task<int> RunAsync()
    {
        var report = new RunReport("allocations", "full", seed: 0);
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "sagas-allocations"));
        var summary = BenchmarkRunner.Run<HotPath>(config);
        var sizes = new JsonObject();
        foreach (var result in summary.Reports)
        {
            var kb = Math.Round(BytesOf(result) / 1024.0, 2);
            report.Progress($"{result.BenchmarkCase.Descriptor.WorkloadMethod.Name}: {kb} KB");
            sizes[System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(result.BenchmarkCase.Descriptor.WorkloadMethod.Name)] = kb;
        }

        return await report.EndAsync(summary.Reports.All(result => result.Success) && sizes.Count == summary.BenchmarksCases.Length, new JsonObject { ["kbPerOperation"] = sizes });
    }

    private static long BytesOf(BenchmarkReport result) => result.GcStats.GetBytesAllocatedPerOperation(result.BenchmarkCase)
        ?? throw new InvalidOperationException($"The allocations of {result.BenchmarkCase.DisplayInfo} were not measured.");
}
