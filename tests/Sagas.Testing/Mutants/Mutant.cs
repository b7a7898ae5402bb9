using Sagas.Testing.Mutants.Planted;
using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants;

/// <summary>
/// A bug of the journal, planted in a copy of it: if no scenario breaks by it, the scenarios prove nothing.
/// </summary>
public abstract record Mutant : PlantedBug
{
    /// <summary>All that are planted.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new AnyDuplicateIsOwn(), new FenceDoesNotRaise(), new NoVersionCheck(), new AckBeforeCommit(), new SendBeforeCommit(), new FencingWithoutTheLock(),
        new CursorByMaximum(), new RelayStartsTooLate(), new NewIdOnResend(), new GroupFailureSwallowed(), new UnknownCommitFailed(), new TimerByNodesClock(),
    ];

    /// <summary>Three that share a scenario.</summary>
    public static IReadOnlyList<Mutant> Small { get; } = [.. All.Where(mutant => mutant is CursorByMaximum or RelayStartsTooLate or NewIdOnResend)];

    /// <summary>What must break, one of them at least.</summary>
    public abstract IReadOnlyList<Scenario> Scenarios { get; }
}
