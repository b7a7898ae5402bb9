using System.Text.RegularExpressions;
using Sagas.Testing.Mutants.Planted;
using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants;

/// <summary>
/// A bug that somebody might write one day, planted in a copy of the journal: if no scenario breaks by it, the scenarios prove nothing.
/// </summary>
public abstract partial record Mutant
{
    /// <summary>All that are planted.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new AnyDuplicateIsOwn(), new FenceDoesNotRaise(), new NoVersionCheck(), new AckBeforeCommit(), new SendBeforeCommit(), new FencingWithoutTheLock(),
        new CursorByMaximum(), new RelayStartsTooLate(), new NewIdOnResend(), new GroupFailureSwallowed(), new UnknownCommitFailed(), new TimerByNodesClock(),
    ];

    /// <summary>Three that share a scenario.</summary>
    public static IReadOnlyList<Mutant> Small { get; } = [.. All.Where(mutant => mutant is CursorByMaximum or RelayStartsTooLate or NewIdOnResend)];

    /// <summary>Such as <c>cursor-by-maximum</c>.</summary>
    public string Name => Capital().Replace(GetType().Name, "-").ToLowerInvariant();

    /// <summary>The bug, in a sentence.</summary>
    public abstract string Plants { get; }

    /// <summary>The file of the product, from the root of the checkout.</summary>
    public abstract string File { get; }

    /// <summary>What is changed in it.</summary>
    public abstract IReadOnlyList<Edit> Edits { get; }

    /// <summary>What must break, one of them at least.</summary>
    public abstract IReadOnlyList<Scenario> Scenarios { get; }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Capital();
}
