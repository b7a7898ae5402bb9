using System.ComponentModel;

namespace Sagas.Dashboard.FaultList;

/// <summary>The body of a decision about a fault.</summary>
public sealed record DecideFaultRequest
{
    /// <summary>Why: 1 to 500 characters.</summary>
    [Description("Why: 1 to 500 characters, kept with the fault.")]
    public string? Reason { get; init; }
}
