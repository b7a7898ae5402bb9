namespace Sagas.Workflows.Testing;

/// <summary>What may go wrong in a schedule.</summary>
public enum Fault
{
    /// <summary>A message overtakes others.</summary>
    Reordered,

    /// <summary>A message comes twice.</summary>
    Duplicated,

    /// <summary>A message comes after others that were sent later.</summary>
    Delayed,

    /// <summary>A time-out rings although the answer is under way.</summary>
    TimedOut,

    /// <summary>The process ends before the commit: the event comes again.</summary>
    CrashedBeforeCommit,

    /// <summary>The process ends after the commit: all that was sent is sent again.</summary>
    CrashedAfterCommit,

    /// <summary>A timer that was cancelled, or has rung, rings all the same.</summary>
    StaleTimer,

    /// <summary>The clock jumps by hours.</summary>
    ClockJumped,

    /// <summary>A party did what was asked and its answer is lost.</summary>
    AnswerLost,

    /// <summary>A party never took what was sent.</summary>
    NeverTaken,

    /// <summary>A party says that it does not know.</summary>
    SaidUnknown,

    /// <summary>A party says that it cannot now.</summary>
    SaidUnavailable,

    /// <summary>A party refuses.</summary>
    Refused,

    /// <summary>A party refuses for now: the step is done anew later.</summary>
    RefusedForNow,

    /// <summary>The consumer gives up, and its message lies among the faults.</summary>
    GaveUp,

    /// <summary>A person decides something.</summary>
    PersonDecided,
}
