namespace Sagas.Workflows.Diagrams.Texts;

/// <summary>A mark in words, so that nobody must tell colours apart.</summary>
internal static class StepMarkWords
{
    /// <summary>Such as <c>needs a person</c>.</summary>
    public static string Of(StepMark mark) => mark switch
    {
        StepMark.Todo => "to do",
        StepMark.Doing => "doing",
        StepMark.Done => "done",
        StepMark.Failed => "failed",
        StepMark.Undoing => "undoing",
        StepMark.Undone => "undone",
        StepMark.Skipped => "skipped",
        StepMark.NeedsPerson => "needs a person",
    };
}
