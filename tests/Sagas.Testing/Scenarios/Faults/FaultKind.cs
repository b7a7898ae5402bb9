namespace Sagas.Testing.Scenarios.Faults;

/// <summary>What can go wrong around nodes that are sound.</summary>
public enum FaultKind
{
    /// <summary>A node's connections to a server are reset.</summary>
    Cut,

    /// <summary>One of them is reset in the middle of what it sends.</summary>
    CutAfterBytes,

    /// <summary>Whatever they carry comes late.</summary>
    Delay,

    /// <summary>They swallow one direction, then are reset.</summary>
    HalfOpen,

    /// <summary>The end of one is heard of late at its other end.</summary>
    SlowClose,

    /// <summary>They stand still, then go on.</summary>
    Pause,

    /// <summary>Everything that customers ask is asked several times, at several nodes at once.</summary>
    Duplicate,

    /// <summary>The operator closes every connection to the broker.</summary>
    Disconnect,

    /// <summary>A node is killed with <c>kill -9</c> and started again.</summary>
    NodeKill,

    /// <summary>A node stands still (SIGSTOP), longer than its lease, then goes on.</summary>
    NodeFreeze,

    /// <summary>A server is stopped and started again.</summary>
    ServerStop,

    /// <summary>A server is killed with <c>kill -9</c> and started again.</summary>
    ServerKill,

    /// <summary>A server stands still (SIGSTOP), then goes on.</summary>
    ServerFreeze,
}
