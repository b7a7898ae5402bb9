using System.Text.Json.Nodes;
using Sagas.Testing.Reports;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Proofs;

/// <summary>A node is killed at each named boundary, in each kind of work, on each setup (small: a cell a boundary): nothing is lost, nothing is done twice.</summary>
internal static class Kills
{
    /// <summary>Runs it; fields <c>cells, failed[], skipped[], lost, doubled, slowestHealSeconds</c>.</summary>
    public static async Task<int> RunAsync(ProofCommand command)
    {
        var report = new RunReport(command.Name, command.Size, command.Seed);
        var results = await new KillMatrix(command.Small ? KillMatrix.Small(command.Seed) : KillMatrix.Full, command.Seed, report.Progress).RunAsync();
        var failed = results.Where(result => result.Problems.Count > 0).ToList();
        return await report.EndAsync(failed.Count == 0, new JsonObject
        {
            ["cells"] = results.Count,
            ["orders"] = results.Sum(result => result.Orders),
            ["lost"] = results.Sum(result => result.Lost),
            ["doubled"] = results.Sum(result => result.Doubled),
            ["slowestHealSeconds"] = Math.Round(results.Max(result => result.Healed.TotalSeconds), 1),
            ["failed"] = new JsonArray([.. failed.Select(result => new JsonObject { ["cell"] = result.Cell.Name, ["problem"] = result.Problems[0] })]),
            ["skipped"] = new JsonArray([.. KillCell.All.Where(cell => cell.WhyNot is not null).Select(cell => new JsonObject { ["cell"] = cell.Name, ["why"] = cell.WhyNot })]),
        });
    }
}
