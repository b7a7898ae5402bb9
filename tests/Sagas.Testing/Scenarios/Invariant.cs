namespace Sagas.Testing.Scenarios;

/// <summary>What must never break, under no fault.</summary>
public enum Invariant
{
    /// <summary>I1: what was accepted comes to its end, or in front of a person.</summary>
    NoLostCommand = 1,

    /// <summary>I2: one effect for each act, however often its message came.</summary>
    NoDoubleAct = 2,

    /// <summary>I3: money sums to zero at every commit.</summary>
    MoneySumsToZero = 3,

    /// <summary>I4: one end, once for each saga.</summary>
    OneTerminalState = 4,

    /// <summary>I5: timers fire, and never early by the database's clock.</summary>
    TimersNeverEarly = 5,

    /// <summary>I6: inside the horizon a repeated id never runs, outside it is refused visibly.</summary>
    DedupeHorizon = 6,

    /// <summary>I7: a saga's versions have no gap, and each step begins where the last one ended.</summary>
    OrderPerSaga = 7,

    /// <summary>I8: undone is exactly what was done.</summary>
    UndoneIsWhatWasDone = 8,

    /// <summary>I9: nothing is sent before its commit, and nothing committed stays unsent.</summary>
    SentOnceCommitted = 9,

    /// <summary>I10: tenants never mix.</summary>
    TenantsNeverMix = 10,
}
