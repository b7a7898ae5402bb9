namespace Sagas.Workflows.Deciding;

/// <summary>What a command that leaves asks for.</summary>
public enum SendPurpose
{
    /// <summary>Do the step.</summary>
    Do,

    /// <summary>Say what became of it.</summary>
    LookUp,

    /// <summary>Undo it.</summary>
    Undo,

    /// <summary>Remind whoever is waited for; nothing answers it.</summary>
    Remind,
}
