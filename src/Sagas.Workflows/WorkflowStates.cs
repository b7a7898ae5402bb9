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
}
