using System.Text.Json.Nodes;
using Sagas.Payments.Tests.Deciding;
using Sagas.Testing.Reports;
using Sagas.Workflows.Testing;

namespace Sagas.Proofs;

/// <summary>
/// Payments through seeded schedules of everything that may go wrong, over the pure core: 200,000 of them and 2,000,000 faults (small: a thousandth). Each ends
/// once or is before a person, nothing is done twice, and no money is left.
/// </summary>
internal static class PaymentNights
{
    private const int Chunk = 500;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    /// <summary>Runs it; fields <c>sagas, faults, byKind{ FAULT: n }, violations[]</c>.</summary>
    public static async Task<int> RunAsync(ProofCommand command)
    {
        var report = new RunReport(command.Name, command.Size, command.Seed);
        var (sagas, faults) = command.Small ? (200, 2_000) : (200_000, 2_000_000);
        var found = new Tally();
        var start = TimeProvider.System.GetTimestamp();
        for (var from = 0; found.Violations.Count == 0 && (found.Sagas < sagas || found.Faults < faults); from += Chunk * Environment.ProcessorCount)
        {
            if (from % (Chunk * 40) == 0)
                report.Progress($"{found.Sagas} payments, {found.Faults} faults");
            var first = (ulong)command.Seed + (ulong)from;
            Parallel.For(0, Environment.ProcessorCount, part => found.Add(PaymentSimulation.Of().Run(Chunk, first + (ulong)(part * Chunk))));
        }

        var isInTime = TimeProvider.System.GetElapsedTime(start) <= Limit;
        foreach (var violation in found.Violations)
            report.Progress(violation);
        if (!isInTime)
            report.Progress($"It took longer than {Limit.TotalSeconds} s.");
        return await report.EndAsync(found.Violations.Count == 0 && isInTime, new JsonObject
        {
            ["sagas"] = found.Sagas,
            ["faults"] = found.Faults,
            ["byKind"] = new JsonObject(found.ByKind.OrderByDescending(kind => kind.Value).Select(kind => KeyValuePair.Create<string, JsonNode?>(kind.Key.ToString(), kind.Value))),
            ["violations"] = new JsonArray([.. found.Violations.Select(violation => JsonValue.Create(violation))]),
        });
    }

    private sealed class Tally
    {
        private readonly Lock _turn = new();

        public int Sagas { get; private set; }

        public long Faults { get; private set; }

        public Dictionary<Fault, long> ByKind { get; } = [];

        /// <summary>Each with its seed and its smallest schedule.</summary>
        public List<string> Violations { get; } = [];

        public void Add(SimulationReport report)
        {
            lock (_turn)
            {
                Sagas += report.Sagas;
                foreach (var (fault, count) in report.Faults)
                {
                    ByKind[fault] = ByKind.GetValueOrDefault(fault) + count;
                    Faults += count;
                }

                if (report.Broken is { } broken)
                    Violations.Add(broken.ToString());
            }
        }
    }
}
