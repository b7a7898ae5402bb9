using System.Text.Json.Nodes;
using Sagas.Testing;
using Sagas.Testing.Reports;
using Sagas.Testing.Scenarios;

namespace Sagas.Proofs;

/// <summary>500 payments on each size while the service is killed at random (small: 40): every charge once by the simulator's book, every payment ended.</summary>
internal static class SkeletonKills
{
    /// <summary>Runs it; fields <c>payments, kills, charges, lost, doubled, problems[]</c> a size.</summary>
    public static async Task<int> RunAsync(ProofCommand command)
    {
        var report = new RunReport(command.Name, command.Size, command.Seed);
        var sizes = new JsonObject();
        var ok = true;
        foreach (var size in Enum.GetValues<Size>())
        {
            var (payments, kills) = command.Small ? (40, 4) : (500, 25);
            var result = await new KillRun(size, payments, kills, command.Seed, report.Progress).RunAsync();
            foreach (var problem in result.Problems)
                report.Progress(problem);

            ok &= result.Problems.Count == 0;
            sizes[size == Size.Large ? "large" : "embedded"] = new JsonObject
            {
                ["payments"] = result.Payments,
                ["kills"] = result.Kills,
                ["charges"] = result.Charges,
                ["lost"] = result.Lost,
                ["doubled"] = result.Doubled,
                ["problems"] = new JsonArray([.. result.Problems.Take(20).Select(problem => JsonValue.Create(problem))]),
            };
        }

        return await report.EndAsync(ok, new JsonObject { ["sizes"] = sizes });
    }
}
