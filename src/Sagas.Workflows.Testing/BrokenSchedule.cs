namespace Sagas.Workflows.Testing;

/// <summary>A schedule that broke an invariant.</summary>
/// <param name="Seed">What it was drawn from.</param>
/// <param name="Violation">What it broke.</param>
/// <param name="Events">What happens in its smallest form, a line each: what parties take, what the saga decides, faults in brackets.</param>
/// <param name="Decisions">How many events the saga decides about in it.</param>
public sealed record BrokenSchedule(ulong Seed, Violation Violation, IReadOnlyList<string> Events, int Decisions)
{
    /// <inheritdoc/>
    public override string ToString() => $"Seed {Seed} broke {Violation}\n{string.Join('\n', Events)}";
}
