using Sagas.Operations.Catalogue;
using Sagas.Operations.Workflows;

namespace Sagas.Dashboard.Text;

/// <summary>Why a saga is where it is, in one plain sentence: its state, since when, and what that means.</summary>
public static class WhySentence
{
    /// <summary>The sentences of its workflow for a saga that is under way, else as <see cref="Of(SagaSummary)"/>.</summary>
    public static string Of(SagaSummary saga, SagaStanding? standing) =>
        standing is { Progress.HasEnded: false, Why: { Count: > 0 } sentences } ? string.Join(" ", sentences) : Of(saga);

    /// <summary>The sentence for a saga whose last event was at <see cref="SagaSummary.UpdatedAt"/>. Holds no personal data.</summary>
    public static string Of(SagaSummary saga)
    {
        var since = $"{saga.State} since {TimeText.Second(saga.UpdatedAt)} UTC";
        var ended = $"{saga.State} at {TimeText.Second(saga.EndedAt ?? saga.UpdatedAt)} UTC";
        if (saga.Version == 0)
            return $"{since}: the command is accepted and waits for its first step.";

        return (SagaStatus.Of(saga.State), Waits.For(saga.State)) switch
        {
            (SagaStatus.Completed, _) => $"{ended}: it ended with its effect.",
            (SagaStatus.Compensated, _) => $"{ended}: it ended without effect; what had been done is undone.",
            (SagaStatus.Compensating, _) => $"{since}: what was done is being undone.",
            (SagaStatus.Faulted, _) => $"{since}: it cannot go on by itself and waits for a person.",
            (_, Waits.Timer) => $"{since}: it waits for its timer.",
            (_, Waits.Outcome) => $"{since}: the outside party gave no answer, and what it did is being looked up.",
            (_, Waits.Person) => $"{since}: it waits for a person.",
            _ => $"{since}: it waits for the answer of its next step.",
        };
    }
}
