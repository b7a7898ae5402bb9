namespace Sagas.Operations.Catalogue;

/// <summary>The six words that every saga's state comes down to, whatever its workflow.</summary>
public static class SagaStatus
{
    /// <summary>A step is under way.</summary>
    public const string Running = "running";

    /// <summary>It waits: for a timer, an outcome or a person.</summary>
    public const string Waiting = "waiting";

    /// <summary>What was done is being undone.</summary>
    public const string Compensating = "compensating";

    /// <summary>It ended with its effect.</summary>
    public const string Completed = "completed";

    /// <summary>It ended without effect.</summary>
    public const string Compensated = "compensated";

    /// <summary>It cannot go on by itself.</summary>
    public const string Faulted = "faulted";

    /// <summary>All of them, in the order in which a page shows them.</summary>
    public static IReadOnlyList<string> All { get; } = [Running, Waiting, Compensating, Completed, Compensated, Faulted];

    /// <summary>States by status, for every workflow. A state added to a workflow is added here.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> States { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Running] = ["Submitted", "Reserved", "Authorized", "Captured"],
        [Waiting] = ["RetryScheduled", "OutcomeUnknown"],
        [Compensating] = ["Compensating"],
        [Completed] = ["Completed", "Refunded"],
        [Compensated] = ["Failed", "Cancelled"],
        [Faulted] = ["NeedsAttention"],
    };

    private static readonly Dictionary<string, string> ByState =
        States.SelectMany(entry => entry.Value.Select(state => (state, entry.Key))).ToDictionary(pair => pair.state, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The status of <paramref name="state"/>. A state without one is a bug and throws.</summary>
    public static string Of(string state) => ByState.TryGetValue(state, out var status)
        ? status
        : throw new ArgumentException($"State '{state}' has no status: add it to {nameof(SagaStatus)}.{nameof(States)}.", nameof(state));

    /// <summary>Whether a saga in <paramref name="state"/> has ended: nothing follows but facts marked late.</summary>
    public static bool HasEnded(string state) => Of(state) is Completed or Compensated;
}
