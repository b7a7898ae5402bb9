namespace Sagas.Workflows.Diagrams;

/// <summary>What a picture says of one step of a saga. Each is shown by a colour and a word.</summary>
public enum StepMark
{
    /// <summary>It has not begun.</summary>
    Todo,

    /// <summary>It is under way.</summary>
    Doing,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It failed, and nothing of it was done.</summary>
    Failed,

    /// <summary>It was done and is being undone.</summary>
    Undoing,

    /// <summary>It was done and is undone.</summary>
    Undone,

    /// <summary>The saga went past it: another way was chosen, or a person skipped it.</summary>
    Skipped,

    /// <summary>It waits for a person's decision.</summary>
    NeedsPerson,
}
