namespace Sagas.Durability.Faults;

/// <summary>What became of a decision about a fault.</summary>
public abstract record FaultOutcome
{
    private FaultOutcome()
    {
    }

    /// <summary>The fault is replayed: its message is committed for delivery.</summary>
    /// <param name="MessageId">The new id under which the message goes out.</param>
    public sealed record Replayed(Guid MessageId) : FaultOutcome;

    /// <summary>The fault is discarded.</summary>
    public sealed record Discarded : FaultOutcome;

    /// <summary>There is no such fault.</summary>
    public sealed record NotFound : FaultOutcome;

    /// <summary>Somebody decided before: nothing was done.</summary>
    /// <param name="State">The fault's state: <see cref="FaultState.Replayed"/> or <see cref="FaultState.Discarded"/>.</param>
    public sealed record NotOpen(string State) : FaultOutcome;
}
