namespace Sagas.Dashboard.FaultList;

/// <summary>What was set aside: the two lists have one shape.</summary>
public enum SetAsideKind
{
    /// <summary>A message that failed, was refused or could not be read where it came: <c>/v1/faults</c>.</summary>
    Message,

    /// <summary>A send that nobody takes: <c>/v1/undelivered</c>. Its endpoint is where it was sent to.</summary>
    Send,
}
