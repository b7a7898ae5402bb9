namespace Sagas.Testing.Scenarios.Kills;

/// <summary>Whose work the process dies in.</summary>
public enum KillKind
{
    /// <summary>A state machine's saga.</summary>
    Saga,

    /// <summary>A consumer that saves by itself, in a transaction of its own.</summary>
    Saver,

    /// <summary>A consumer whose writes join the group's commit.</summary>
    Writer,

    /// <summary>The firing of timers.</summary>
    Timer,

    /// <summary>A scope that handles no message: a customer's request at the door.</summary>
    Outbox,
}
