namespace Sagas.Workflows.Testing;

/// <summary>What a simulation found.</summary>
/// <param name="Sagas">How many schedules were run.</param>
/// <param name="Faults">How often each fault met a saga.</param>
/// <param name="Broken">The first schedule that broke an invariant; null when all held.</param>
public sealed record SimulationReport(int Sagas, IReadOnlyDictionary<Fault, int> Faults, BrokenSchedule? Broken)
{
    /// <summary>Throws when an invariant was broken, with the seed and the shrunken schedule.</summary>
    public void ThrowIfBroken()
    {
        if (Broken is not null)
            throw new BrokenScheduleException(Broken);
    }
}
