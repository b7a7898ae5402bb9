using System.Text.Json.Nodes;
using Sagas.Testing.Mutants;
using Sagas.Testing.Reports;

namespace Sagas.Proofs;

/// <summary>Twelve bugs are planted in copies of the journal, one each (small: three): the scenarios catch every one, and hold without any.</summary>
internal static class Mutants
{
    /// <summary>Runs it; fields <c>planted, caught, by[{ mutant, scenario, invariant, what }], missed[{ mutant, why }], unmutated[{ scenario, what }]</c>.</summary>
    public static async Task<int> RunAsync(ProofCommand command)
    {
        var report = new RunReport(command.Name, command.Size, command.Seed);
        var results = await new MutantRun(command.Small ? Mutant.Small : Mutant.All, report.Progress).RunAsync();
        var (planted, sound) = (results.Where(result => result.Mutant is not null).ToList(), results.Where(result => result.Mutant is null).ToList());
        return await report.EndAsync(results.All(result => result.IsRight), new JsonObject
        {
            ["planted"] = planted.Count,
            ["caught"] = planted.Count(result => result.IsRight),
            ["by"] = new JsonArray([.. planted.Where(result => result.IsRight).Select(result => new JsonObject
            {
                ["mutant"] = result.Name,
                ["scenario"] = result.Scenario!.Name,
                ["invariant"] = $"I{(int)result.Breach!.Invariant}",
                ["what"] = result.Breach.What,
            })]),
            ["missed"] = new JsonArray([.. planted.Where(result => !result.IsRight).Select(result => new JsonObject { ["mutant"] = result.Name, ["why"] = result.Obstacle ?? "Everything held." })]),
            ["unmutated"] = new JsonArray([.. sound.Where(result => !result.IsRight)
                .Select(result => new JsonObject { ["scenario"] = result.Scenario!.Name, ["what"] = result.Breach?.ToString() ?? result.Obstacle })]),
        });
    }
}
