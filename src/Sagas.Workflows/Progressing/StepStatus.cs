namespace Sagas.Workflows.Progressing;

/// <summary>How far one step of a saga is.</summary>
public enum StepStatus
{
    /// <summary>Its command is out, or about to be: it is not known whether it is done.</summary>
    Doing,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Answered with a failure: nothing of it was done.</summary>
    Failed,

    /// <summary>Its undo is out: it is not known whether it is undone.</summary>
    Undoing,

    /// <summary>Undone, or done with nothing to undo when the saga went back.</summary>
    Undone,

    /// <summary>Passed over by a person.</summary>
    Skipped,
}
