namespace Sagas.Workflows.Testing;

/// <summary>A schedule that broke an invariant.</summary>
/// <param name="Seed">What it was drawn from.</param>
/// <param name="Violation">What it broke.</param>
/// <param name="Events">What happens in its smallest form, a line each: faults in brackets.</param>
public sealed record BrokenSchedule(ulong Seed, Violation Violation, IReadOnlyList<string> Events)
{
    /// <inheritdoc/>
    public override string ToString() => $"Seed {Seed} broke {Violation}\n{string.Join('\n', Events)}";
}
