using System.ComponentModel;

namespace Sagas.Dashboard.TimerList;

/// <summary>The body of a decision to move a timer.</summary>
public sealed record MoveTimerRequest
{
    /// <summary>When it is to be due, UTC; a time in the past makes it due now.</summary>
    [Description("When it is to be due, UTC. A time in the past makes it due now.")]
    public DateTime? DueAt { get; init; }

    /// <summary>Why: 1 to 500 characters.</summary>
    [Description("Why: 1 to 500 characters, kept with the timer.")]
    public string? Reason { get; init; }
}
