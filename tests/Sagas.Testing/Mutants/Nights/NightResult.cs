namespace Sagas.Testing.Mutants.Nights;

/// <summary>What the simulation found in one build.</summary>
/// <param name="Bug">The bug in it; null for none.</param>
/// <param name="Sagas">How many schedules were run.</param>
/// <param name="Seconds">How long it took to the first that broke, and to shrink it.</param>
/// <param name="Seed">The schedule's seed; null where none broke.</param>
/// <param name="Violation">What it broke.</param>
/// <param name="Decisions">How many events the saga decides about in its smallest form.</param>
/// <param name="Events">That form, line by line.</param>
/// <param name="Obstacle">Why nothing was shown; null when that is not so.</param>
public sealed record NightResult(WorkflowBug? Bug, int Sagas, double Seconds, ulong? Seed, string? Violation, int Decisions, IReadOnlyList<string> Events, string? Obstacle)
{
    private const int MaxDecisions = 12;
    private const double MaxSeconds = 60;

    /// <summary>Whether it is as it must be: a bug is found in time and told in a few events, and without one everything holds.</summary>
    public bool IsRight => Obstacle is null && (Bug is null ? Seed is null : Seed is not null && Decisions <= MaxDecisions && Seconds <= MaxSeconds);

    /// <summary>The build's name.</summary>
    public string Name => Bug?.Name ?? MutantResult.Unmutated;
}
