using System.Text.Json.Nodes;
using Sagas.Benchmarks.Measures;
using Sagas.Testing;
using Sagas.Testing.Processes;
using Sagas.Testing.Servers;

namespace Sagas.Benchmarks.WholeSystem;

/// <summary>
/// One size measured: a warm-up, then payments at a low rate (the latency of a lone one), then as many as it carries through (rate and cost at saturation).
/// </summary>
internal sealed class SystemLine(Size size, Action<string> progress)
{
    private const int Callers = 16;
    private const int WarmUp = 200;
    private const int Most = 3000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LowFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PostFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CountersSettle = TimeSpan.FromSeconds(1.5);

    /// <summary>Payments a second at saturation.</summary>
    public double Rate { get; private set; }

    /// <summary>
    /// <c>{ sagasPerSecond, cpuPer1000{ service, database, broker } (seconds), transactions, walKb, fsyncs (each a payment), p50Ms, p99Ms (a lone payment, accept to
    /// completion), saturated{ payments, p50Ms, p99Ms }, peakMb }</c>; null is what this size has not, or what its store does not count.
    /// </summary>
    public async Task<JsonObject> MeasureAsync()
    {
        await using var service = new ServiceProcess(await ServiceSetup.CreateAsync(size));
        await service.StartAsync();
        var traffic = new Traffic(service.Api);
        await traffic.AsFastAsPossibleAsync(Callers, WarmUp, TimeSpan.FromSeconds(30));
        progress($"{size}: warm");

        var low = await traffic.AtRateAsync(Pause, LowFor);
        var lone = LatenciesOf(low, await traffic.CompletionsAsync(low));
        progress($"{size}: {low.Count} lone payments, p50 {lone.Ms(0.5)} ms, p99 {lone.Ms(0.99)} ms");

        var cpu = Clocks(service);
        await Task.Delay(CountersSettle);
        var workBefore = await WorkAsync(service);
        var cpuBefore = cpu.ToDictionary(clock => clock.Key, clock => clock.Value?.Seconds());
        var begun = DateTimeOffset.UtcNow;
        var many = await traffic.AsFastAsPossibleAsync(Callers, Most, PostFor);
        var cpuAfter = cpu.ToDictionary(clock => clock.Key, clock => clock.Value?.Seconds());
        await Task.Delay(CountersSettle);
        var workAfter = await WorkAsync(service);

        var completions = await traffic.CompletionsAsync(many);
        var saturated = LatenciesOf(many, completions);
        Rate = many.Count / (completions.Values.Max() - begun).TotalSeconds;
        progress($"{size}: {many.Count} payments at {Rate:0} a second, p50 {saturated.Ms(0.5)} ms, p99 {saturated.Ms(0.99)} ms");

        return new JsonObject
        {
            ["sagasPerSecond"] = Math.Round(Rate, 1),
            ["cpuPer1000"] = new JsonObject(cpu.Keys.Select(key =>
                KeyValuePair.Create<string, JsonNode?>(key, Rounded((cpuAfter[key] - cpuBefore[key]) * 1000 / many.Count)))),
            ["transactions"] = Rounded((double?)(workAfter?.Transactions - workBefore?.Transactions) / many.Count),
            ["walKb"] = Rounded((workAfter?.WalBytes - workBefore?.WalBytes) / 1024.0 / many.Count),
            ["fsyncs"] = Rounded((double?)(workAfter?.Fsyncs - workBefore?.Fsyncs) / many.Count),
            ["p50Ms"] = lone.Ms(0.5),
            ["p99Ms"] = lone.Ms(0.99),
            ["saturated"] = new JsonObject { ["payments"] = many.Count, ["p50Ms"] = saturated.Ms(0.5), ["p99Ms"] = saturated.Ms(0.99) },
            ["peakMb"] = Math.Round(Memory.PeakMb(service.Process.Id), 1),
        };
    }

    private static Latencies LatenciesOf(IEnumerable<Traffic.Accepted> accepted, IReadOnlyDictionary<string, DateTimeOffset> completions) =>
        new(accepted.Select(payment => completions[payment.Id] - payment.At));

    private static JsonValue? Rounded(double? value) => value is { } number ? JsonValue.Create(Math.Round(number, 2)) : null;

    private static async Task<DatabaseWork?> WorkAsync(ServiceProcess service) =>
        service.Setup.Postgres is { } postgres ? await DatabaseWork.ReadAsync(postgres.ConnectionString) : null;

    private Dictionary<string, CpuClock?> Clocks(ServiceProcess service) => new()
    {
        ["service"] = new CpuClock(service.Process.Id),
        ["database"] = size == Size.Large ? new CpuClock(TestServers.PostgresPid) : null,
        ["broker"] = size == Size.Large ? new CpuClock(TestServers.RabbitMqPid) : null,
    };
}
