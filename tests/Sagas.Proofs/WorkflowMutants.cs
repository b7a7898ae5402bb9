using System.Text.Json.Nodes;
using Sagas.Testing.Mutants.Nights;
using Sagas.Testing.Reports;

namespace Sagas.Proofs;

/// <summary>Ten bugs are planted in copies of a workflow and its core, one each (small: two): the simulation finds every one within a minute, tells it in at most 12 events, and finds none without.</summary>
internal static class WorkflowMutants
{
    /// <summary>Runs it; fields <c>planted, caught, longest</c> (events), <c>slowestSeconds, by[{ mutant, invariant, events, seed }], missed[{ mutant, why }]</c>.</summary>
    public static async Task<int> RunAsync(ProofCommand command)
    {
        var report = new RunReport(command.Name, command.Size, command.Seed);
        var results = await new NightRun(command.Small ? WorkflowBug.Small : WorkflowBug.All, command.Seed, report.Progress).RunAsync();
        var planted = results.Where(result => result.Bug is not null).ToList();
        return await report.EndAsync(results.All(result => result.IsRight), new JsonObject
        {
            ["planted"] = planted.Count,
            ["caught"] = planted.Count(result => result.IsRight),
            ["longest"] = planted.Max(result => result.Decisions),
            ["slowestSeconds"] = Math.Round(planted.Max(result => result.Seconds), 1),
            ["by"] = new JsonArray([.. planted.Where(result => result.IsRight)
                .Select(result => new JsonObject { ["mutant"] = result.Name, ["invariant"] = result.Violation, ["events"] = result.Decisions, ["seed"] = result.Seed })]),
            ["missed"] = new JsonArray([.. results.Where(result => !result.IsRight).Select(result => new JsonObject { ["mutant"] = result.Name, ["why"] = result.Obstacle ?? result.Violation ?? "Nothing was found." })]),
        });
    }
}
