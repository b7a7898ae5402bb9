using System.ComponentModel;

namespace Sagas.Dashboard.SagaView;

/// <summary>The body of an order to a saga.</summary>
public sealed record OrderRequest
{
    /// <summary>Why: 1 to 500 characters.</summary>
    [Description("Why: 1 to 500 characters, kept in the timeline.")]
    public string? Reason { get; init; }

    /// <summary>The saga's version on which it was decided.</summary>
    [Description("The saga's version on which it was decided; a saga that moved on is 409. The present one unless given.")]
    public int? Version { get; init; }

    /// <summary>The hash of the undo plan that was looked at.</summary>
    [Description("For compensate and cancel: the hash of the undo plan that was looked at; another plan by now is 409.")]
    public string? Plan { get; init; }
}
