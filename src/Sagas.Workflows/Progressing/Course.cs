namespace Sagas.Workflows.Progressing;

/// <summary>Which way a saga goes.</summary>
public enum Course
{
    /// <summary>Towards its effect.</summary>
    Forward,

    /// <summary>Back: what was done is undone, in reverse order.</summary>
    Undoing,

    /// <summary>Ended with its effect.</summary>
    Completed,

    /// <summary>Ended without: all that was done is undone.</summary>
    Compensated,
}
