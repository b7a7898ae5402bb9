using System.ComponentModel;

namespace Sagas.Dashboard.TimerList;

/// <summary>The body of a decision to cancel a timer.</summary>
public sealed record CancelTimerRequest
{
    /// <summary>Why: 1 to 500 characters.</summary>
    [Description("Why: 1 to 500 characters.")]
    public string? Reason { get; init; }
}
