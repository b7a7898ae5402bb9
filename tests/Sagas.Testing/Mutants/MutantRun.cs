using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants;

/// <summary>Plants each bug, builds the shop with it, and plays scenarios until one breaks; those without any bug must all hold.</summary>
/// <param name="Mutants">Which.</param>
/// <param name="Progress">Told in words what happens.</param>
public sealed record MutantRun(IReadOnlyList<Mutant> Mutants, Action<string> Progress)
{
    // Most of a scenario's time is waiting for leases.
    private const int AtOnce = 3;

    /// <summary>Runs it and returns what became of each build: a result a scenario for the journal as it is, then one a bug.</summary>
    public async Task<IReadOnlyList<MutantResult>> RunAsync()
    {
        using var workspace = MutantWorkspace.OfShop();
        using var places = new SemaphoreSlim(AtOnce);
        var playing = new List<Task<MutantResult>>();
        var sound = await workspace.BuildAsync(MutantResult.Unmutated, null);
        playing.AddRange(Mutants.SelectMany(mutant => mutant.Scenarios).Distinct().Select(scenario => PlayAsync(places, null, [scenario], sound)));
        foreach (var mutant in Mutants)
        {
            try
            {
                playing.Add(PlayAsync(places, mutant, mutant.Scenarios, await workspace.BuildAsync(mutant.Name, mutant)));
            }
            catch (InvalidOperationException exception)
            {
                playing.Add(Task.FromResult(Tell(new MutantResult(mutant, null, null, exception.Message))));
            }
        }

        return await Task.WhenAll(playing);
    }

    private async Task<MutantResult> PlayAsync(SemaphoreSlim places, Mutant? mutant, IReadOnlyList<Scenario> scenarios, string shopDll)
    {
        await places.WaitAsync();
        try
        {
            var result = new MutantResult(mutant, null, null, null);
            foreach (var scenario in scenarios)
            {
                result = await PlayAsync(mutant, scenario, shopDll);
                if (result.Breach is not null)
                    break;
            }

            return Tell(result);
        }
        finally
        {
            places.Release();
        }
    }

    private static async Task<MutantResult> PlayAsync(Mutant? mutant, Scenario scenario, string shopDll)
    {
        try
        {
            return new MutantResult(mutant, scenario, await scenario.PlayAsync(shopDll) is [var first, ..] ? first : null, null);
        }
        catch (Exception exception)
        {
            // A scenario that could not be played says nothing, and must not hide what the others say.
            return new MutantResult(mutant, scenario, null, exception.Message);
        }
    }

    private MutantResult Tell(MutantResult result)
    {
        var what = (result.Breach, result.Obstacle) switch
        {
            ({ } breach, _) => $"{result.Scenario!.Name} broke: {breach}",
            (_, { } obstacle) => $"{result.Scenario?.Name} shows nothing: {obstacle}",
            _ => $"{result.Scenario?.Name} held",
        };
        Progress($"{(result.IsRight ? "" : "WRONG: ")}{result.Name}: {what}");
        return result;
    }
}
