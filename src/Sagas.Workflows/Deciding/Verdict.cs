namespace Sagas.Workflows.Deciding;

/// <summary>What an event was to a saga.</summary>
public enum Verdict
{
    /// <summary>It moved the saga.</summary>
    Taken,

    /// <summary>It came after the saga's end, or answers an execution that is over; recorded, and nothing else.</summary>
    Late,

    /// <summary>The saga does not wait for it, or has it already; recorded, and nothing else.</summary>
    Ignored,

    /// <summary>It may not happen now; the reason says why.</summary>
    Refused,
}
