using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.Definitions;

/// <summary>When a fact of which meaning is waited for.</summary>
internal static class AnswerMeanings
{
    /// <summary>Whether a step in that place waits for it. One that waits for a person still takes an answer that comes late.</summary>
    public static bool IsExpectedBy(this AnswerMeaning meaning, StepProgress step) => meaning switch
    {
        AnswerMeaning.Done or AnswerMeaning.Failed or AnswerMeaning.Unknown or AnswerMeaning.NeedsPerson => step.Status == StepStatus.Doing && step.Phase != StepPhase.Later,
        AnswerMeaning.NeverTaken => step.Status == StepStatus.Doing && step.Phase == StepPhase.LookUp,
        AnswerMeaning.Undone or AnswerMeaning.UndoFailed => step.Status == StepStatus.Undoing,
    };
}
