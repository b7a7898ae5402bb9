namespace Sagas.Workflows.Deciding;

/// <summary>What a person may do to a saga.</summary>
public enum OperatorAct
{
    /// <summary>Do the step that failed once more, as a new execution.</summary>
    Retry,

    /// <summary>Go on as if the step that waits for a person were done.</summary>
    Skip,

    /// <summary>Undo what was done.</summary>
    Compensate,

    /// <summary>Likewise, because it is not wanted any more.</summary>
    Cancel,

    /// <summary>Ask again what became of the step whose outcome is unknown, or send it again under its key.</summary>
    Resume,
}
