namespace Sagas.Workflows.Deciding;

/// <summary>What the core answers to an event. The saga given to it has been moved already, if it was taken.</summary>
/// <param name="Verdict">What the event was.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Effects">What is to be carried out, in this order; empty unless it was taken.</param>
/// <param name="Step">The step that it was about, if one.</param>
/// <param name="Execution">That step's execution.</param>
/// <param name="Attempt">That execution's attempt.</param>
/// <param name="Reason">Why it was not taken, in words; null when it was.</param>
public sealed record Decision(Verdict Verdict, DateTimeOffset At, IReadOnlyList<Effect> Effects, string? Step = null, Guid? Execution = null, int? Attempt = null, string? Reason = null)
{
    internal static Decision Not(Verdict verdict, DateTimeOffset at, string reason) => new(verdict, at, [], Reason: reason);
}
