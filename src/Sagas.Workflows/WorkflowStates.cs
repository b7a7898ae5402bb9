namespace Sagas.Workflows;

/// <summary>The states that every workflow has; all others are its own.</summary>
public static class WorkflowStates
{
    /// <summary>A step waits for the time of its next attempt.</summary>
    public const string RetryScheduled = "RetryScheduled";

    /// <summary>An outside party is asked what became of a step.</summary>
    public const string OutcomeUnknown = "OutcomeUnknown";

    /// <summary>A person must decide.</summary>
    public const string NeedsAttention = "NeedsAttention";

    /// <summary>What was done is being undone.</summary>
    public const string Compensating = "Compensating";

    /// <summary>All states that a saga can be in, each once: its own in the order of the steps, with those that every workflow has before the ends.</summary>
    internal static IReadOnlyList<string> Of(string? start, IEnumerable<string?> steps, string completed, string compensated) =>
        [.. steps.Prepend(start).OfType<string>().Concat([RetryScheduled, OutcomeUnknown, NeedsAttention, Compensating, completed, compensated]).Distinct()];
}
