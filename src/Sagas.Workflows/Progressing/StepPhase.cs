namespace Sagas.Workflows.Progressing;

/// <summary>What a step that is under way waits for.</summary>
public enum StepPhase
{
    /// <summary>The answer to its command.</summary>
    Answer,

    /// <summary>What became of its command, which was asked for by its key.</summary>
    LookUp,

    /// <summary>The time of its next attempt.</summary>
    Pause,

    /// <summary>A person.</summary>
    Person,

    /// <summary>The time of its next execution: the last one failed for now, and nothing of it was done.</summary>
    Later,
}
