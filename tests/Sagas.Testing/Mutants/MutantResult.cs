using Sagas.Testing.Scenarios;
using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants;

/// <summary>What became of one build.</summary>
/// <param name="Mutant">The bug in it; null for the journal as it is.</param>
/// <param name="Scenario">The one that broke, else the last one that was played; null when nothing was.</param>
/// <param name="Breach">The first broken invariant; null for none.</param>
/// <param name="Obstacle">Why nothing was shown, such as a fault that did not come about; null when that is not so.</param>
public sealed record MutantResult(Mutant? Mutant, Scenario? Scenario, Breach? Breach, string? Obstacle)
{
    /// <summary>Whether it is as it must be: a bug is caught, and where there is none everything holds.</summary>
    public bool IsRight => Mutant is null ? Breach is null && Obstacle is null : Breach is not null;

    /// <summary>The build's name.</summary>
    public string Name => Mutant?.Name ?? Unmutated;

    /// <summary>The name of the journal as it is.</summary>
    public const string Unmutated = "unmutated";
}
