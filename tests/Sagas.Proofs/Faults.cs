using System.Text.Json.Nodes;
using Sagas.Testing.Reports;
using Sagas.Testing.Scenarios.Faults;

namespace Sagas.Proofs;

/// <summary>2,000 sagas meet 200 real, overlapping faults of lines, nodes and servers (small: 100 and 10): nothing is lost, nothing done twice, and recovery is in time.</summary>
internal static class Faults
{
    /// <summary>Runs it; fields <c>sagas, faults, byKind, missed, lost, doubled, recovery{worker, postgres, rabbitmq}, violations[]</c>.</summary>
    public static async Task<int> RunAsync(ProofCommand command)
    {
        var report = new RunReport(command.Name, command.Size, command.Seed);
        var size = command.Small ? FaultSize.Small : FaultSize.Full;
        var result = await new FaultRun(size, command.Seed, report.Progress).RunAsync();
        var verdict = result.Verdict;
        foreach (var breach in verdict.Breaches)
            report.Progress($"{breach}");

        var faults = result.Faults.Values.Sum();
        var isFast = result is { Worker.IsMet: true, Postgres.IsMet: true, RabbitMq.IsMet: true };
        return await report.EndAsync(verdict.Breaches.Count == 0 && isFast && faults >= size.Least, new JsonObject
        {
            ["sagas"] = verdict.Sagas,
            ["faults"] = faults,
            ["byKind"] = new JsonObject(result.Faults.OrderBy(kind => kind.Key).Select(kind => KeyValuePair.Create<string, JsonNode?>(kind.Key.ToString(), kind.Value))),
            ["missed"] = result.Missed,
            ["lost"] = verdict.Lost,
            ["doubled"] = verdict.Doubled,
            ["recovery"] = new JsonObject { ["worker"] = Times(result.Worker), ["postgres"] = Times(result.Postgres), ["rabbitmq"] = Times(result.RabbitMq) },
            ["violations"] = new JsonArray([.. verdict.Breaches.Take(20).Select(breach => JsonValue.Create($"{breach}"))]),
        });
    }

    private static JsonObject Times(RecoveryTimes times) => new()
    {
        ["times"] = times.Times.Count,
        ["medianMs"] = Math.Round(times.Median.TotalMilliseconds),
        ["worstMs"] = Math.Round(times.Worst.TotalMilliseconds),
        ["barMs"] = times.Bar.TotalMilliseconds,
    };
}
