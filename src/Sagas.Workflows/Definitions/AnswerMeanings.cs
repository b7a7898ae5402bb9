using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Definitions;

/// <summary>When a fact of which meaning is waited for.</summary>
internal static class AnswerMeanings
{
    /// <summary>Whether a step in that place waits for it. One that waits for a person still takes an answer that comes late.</summary>
    public static bool IsExpectedBy(this AnswerMeaning meaning, StepProgress step) => meaning switch
    {
        AnswerMeaning.Done or AnswerMeaning.Failed => IsBeingDone(step),
        AnswerMeaning.Unknown => AnswerMeaning.NeedsPerson.IsExpectedBy(step) && step.Phase != StepPhase.Person, // Nothing that the person does not know.
        AnswerMeaning.NeedsPerson => IsBeingDone(step) || step.Status == StepStatus.Undoing,
        AnswerMeaning.Unavailable => step is { IsUnderWay: true, Phase: StepPhase.Answer },
        AnswerMeaning.NeverTaken => step is { Status: StepStatus.Doing, Phase: StepPhase.LookUp },
        AnswerMeaning.Undone or AnswerMeaning.UndoFailed => step.Status == StepStatus.Undoing,
    };

    /// <summary>Whether it is about one attempt, and says nothing of the next.</summary>
    public static bool IsOfOneAttempt(this AnswerMeaning meaning) => meaning is AnswerMeaning.Unavailable or AnswerMeaning.NeverTaken;

    private static bool IsBeingDone(StepProgress step) => step.Status == StepStatus.Doing && step.Phase != StepPhase.Later;
}
