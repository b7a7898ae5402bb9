namespace Sagas.Durability.Timers;

/// <summary>What became of a decision about a timer.</summary>
public enum TimerOutcome
{
    /// <summary>It is as decided.</summary>
    Done,

    /// <summary>There is no such timer: never set, fired or cancelled.</summary>
    NotFound,

    /// <summary>It was there, and was fired, moved or cancelled by another meanwhile. Look again.</summary>
    MovedOn,

    /// <summary>It brings a message again under its own id, which would be forgotten by then.</summary>
    BeyondHorizon,
}
