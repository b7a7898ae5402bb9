using System.Globalization;
using System.Text.Json;
using Sagas.Testing.Processes;

namespace Sagas.Testing.Mutants.Nights;

/// <summary>Plants each bug, builds the simulation with it, and lets it run until it finds something or a minute has passed; without any bug it must find nothing.</summary>
/// <param name="Bugs">Which.</param>
/// <param name="Seed">Where the schedules begin.</param>
/// <param name="Progress">Told in words what happens.</param>
public sealed record NightRun(IReadOnlyList<WorkflowBug> Bugs, int Seed, Action<string> Progress)
{
    private const int Seconds = 60;
    private const int SoundSeconds = 10;

    /// <summary>Runs it and returns what became of each build, the one without a bug first.</summary>
    public async Task<IReadOnlyList<NightResult>> RunAsync()
    {
        using var workspace = MutantWorkspace.OfNights();
        using var folder = new TestFolder("nights");
        var results = new List<NightResult>();
        foreach (var bug in Bugs.Prepend<WorkflowBug?>(null))
        {
            var result = await PlayAsync(workspace, folder, bug);
            results.Add(result);
            Tell(result);
        }

        return results;
    }

    private async Task<NightResult> PlayAsync(MutantWorkspace workspace, TestFolder folder, WorkflowBug? bug)
    {
        var name = bug?.Name ?? MutantResult.Unmutated;
        try
        {
            var program = await workspace.BuildAsync(name, bug);
            await using var night = RunningProcess.Start(
                folder.Path, folder.File($"{name}.log"), new Dictionary<string, string?>(), "dotnet", program, Text(Seed), Text(bug is null ? SoundSeconds : Seconds));
            if (await night.ExitAsync(TimeSpan.FromSeconds(2 * Seconds)) != 0)
                return new NightResult(bug, 0, 0, null, null, 0, [], $"{night.Output}{night.Errors}");

            return JsonSerializer.Deserialize<NightResult>(night.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], JsonSerializerOptions.Web)! with { Bug = bug };
        }
        catch (InvalidOperationException exception)
        {
            return new NightResult(bug, 0, 0, null, null, 0, [], exception.Message); // One that does not build says nothing, and must not hide what the others say.
        }
    }

    private void Tell(NightResult result)
    {
        var what = (result.Obstacle, result.Seed) switch
        {
            ({ } obstacle, _) => $"shows nothing: {obstacle}",
            (_, { } seed) => $"found by seed {seed} after {result.Sagas} schedules in {result.Seconds:0.0} s, {result.Decisions} events: {result.Violation}",
            _ => $"nothing found in {result.Sagas} schedules",
        };
        Progress($"{(result.IsRight ? "" : "WRONG: ")}{result.Name}: {what}");
        foreach (var happened in result.Events)
            Progress($"    {happened}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
