using Sagas.Workflows.Deciding;

namespace Sagas.Workflows.Operating;

/// <summary>What a person may do to a saga, or why not.</summary>
/// <param name="Act">The act.</param>
/// <param name="Objection">Why it may not happen now, a sentence; null when it may.</param>
public sealed record OperatorChoice(OperatorAct Act, string? Objection)
{
    /// <summary>Every act, for a saga where it stands.</summary>
    public static IReadOnlyList<OperatorChoice> Of(IWorkflowSaga saga)
    {
        ArgumentNullException.ThrowIfNull(saga);
        return [.. Enum.GetValues<OperatorAct>().Select(act => new OperatorChoice(act, OperatorRules.Objection(saga.Progress, act)))];
    }
}
