namespace Sagas.Workflows.Definitions;

/// <summary>What a fact says of the step that waits for it.</summary>
public enum AnswerMeaning
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It failed, and nothing of it was done.</summary>
    Failed,

    /// <summary>It is not known whether it was done.</summary>
    Unknown,

    /// <summary>Not now: the same key may be sent again. Says nothing of what was sent before.</summary>
    Unavailable,

    /// <summary>Nobody may guess: a person must look.</summary>
    NeedsPerson,

    /// <summary>The outside party never took this execution: the same key may be sent again.</summary>
    NeverTaken,

    /// <summary>The undo is done.</summary>
    Undone,

    /// <summary>The undo failed, and a person must look.</summary>
    UndoFailed,
}
