namespace Sagas.Testing.Scenarios.Kills;

/// <summary>The boundaries at which a process is killed, in the order in which work comes to them.</summary>
public enum KillPoint
{
    /// <summary>Before anything is read for the message.</summary>
    BeforeLoad,

    /// <summary>The handler has ended, nothing of the journal's is written.</summary>
    AfterHandler,

    /// <summary>All is ready for the commit.</summary>
    BeforeCommit,

    /// <summary>The commit is asked for, its answer not read.</summary>
    InCommit,

    /// <summary>The commit is answered, nothing is sent.</summary>
    AfterCommit,

    /// <summary>The first of a row's messages is out, the second is not.</summary>
    BetweenSends,

    /// <summary>Everything is out; the delivery is not acknowledged, the caller not answered.</summary>
    BeforeAck,

    /// <summary>A row is done; the cursor that says so is not written.</summary>
    BeforeCursor,
}
