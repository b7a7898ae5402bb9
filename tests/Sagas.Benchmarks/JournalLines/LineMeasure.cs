using System.Text.Json.Nodes;
using Sagas.Benchmarks.Measures;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>One run of one line.</summary>
/// <param name="SagasPerSecond">At saturation.</param>
/// <param name="CpuPer1000">CPU seconds for 1,000 sagas at saturation.</param>
/// <param name="Transactions">Each saga's, at saturation; null where the line has no PostgreSQL.</param>
/// <param name="WalKb">Likewise.</param>
/// <param name="Fsyncs">Likewise; null also where the version does not count them.</param>
/// <param name="P50Ms">Of a lone saga, from its first message to the acknowledgement of its last.</param>
/// <param name="P99Ms">Likewise.</param>
/// <param name="PeakMb">The most that the line's own process had resident.</param>
internal sealed record LineMeasure(
    double SagasPerSecond, Cpu CpuPer1000, double? Transactions, double? WalKb, double? Fsyncs, double P50Ms, double P99Ms, double PeakMb)
{
    /// <summary>Each number's median over the runs of a line.</summary>
    public static LineMeasure Median(IReadOnlyCollection<LineMeasure> runs)
    {
        return new LineMeasure(
            Of(run => run.SagasPerSecond)!.Value,
            new Cpu(Of(run => run.CpuPer1000.Service)!.Value, Of(run => run.CpuPer1000.Database), Of(run => run.CpuPer1000.Broker)),
            Of(run => run.Transactions),
            Of(run => run.WalKb),
            Of(run => run.Fsyncs),
            Of(run => run.P50Ms)!.Value,
            Of(run => run.P99Ms)!.Value,
            Of(run => run.PeakMb)!.Value);

        double? Of(Func<LineMeasure, double?> number)
        {
            var numbers = runs.Select(number).OfType<double>().ToList();
            return numbers.Count > 0 ? Statistics.Median(numbers) : null;
        }
    }

    /// <summary><c>{ sagasPerSecond, cpuPer1000{ service, database, broker }, transactions, walKb, fsyncs, p50Ms, p99Ms, peakMb }</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["sagasPerSecond"] = Math.Round(SagasPerSecond, 1),
        ["cpuPer1000"] = CpuPer1000.ToJson(),
        ["transactions"] = Rounded(Transactions),
        ["walKb"] = Rounded(WalKb),
        ["fsyncs"] = Rounded(Fsyncs),
        ["p50Ms"] = P50Ms,
        ["p99Ms"] = P99Ms,
        ["peakMb"] = Math.Round(PeakMb, 1),
    };

    /// <summary>In words.</summary>
    public override string ToString() =>
        $"{SagasPerSecond:0} sagas/s, {CpuPer1000} CPU s per 1,000"
        + (Transactions is null ? "" : $", {Transactions:0.00} transactions, {WalKb:0.0} KB of WAL, {Fsyncs?.ToString("0.00", null) ?? "?"} fsyncs a saga")
        + $", lone p50 {P50Ms} ms, p99 {P99Ms} ms, {PeakMb:0} MB";

    private static JsonValue? Rounded(double? value) => value is { } number ? JsonValue.Create(Math.Round(number, 3)) : null;
}
