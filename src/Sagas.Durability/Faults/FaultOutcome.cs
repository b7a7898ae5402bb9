namespace Sagas.Durability.Faults;

/// <summary>What became of a decision about a message that was set aside: a fault, or a send that nobody took.</summary>
public abstract record FaultOutcome
{
    private FaultOutcome()
    {
    }

    /// <summary>It goes out again: the message is committed for delivery.</summary>
    /// <param name="MessageId">The id under which the message goes out: a fault's a new one, a send's its own.</param>
    public sealed record Replayed(Guid MessageId) : FaultOutcome;

    /// <summary>It is discarded.</summary>
    public sealed record Discarded : FaultOutcome;

    /// <summary>There is no such row.</summary>
    public sealed record NotFound : FaultOutcome;

    /// <summary>Somebody decided before: nothing was done.</summary>
    /// <param name="State">Its state, as the row has it.</param>
    public sealed record NotOpen(string State) : FaultOutcome;
}
