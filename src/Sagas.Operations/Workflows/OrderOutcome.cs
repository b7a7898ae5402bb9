namespace Sagas.Operations.Workflows;

/// <summary>What became of an order. Closed.</summary>
public abstract record OrderOutcome
{
    private OrderOutcome()
    {
    }

    /// <summary>It is on its way to the saga, durably.</summary>
    /// <param name="Version">The saga's version that it is meant for.</param>
    public sealed record Accepted(int Version) : OrderOutcome;

    /// <summary>It may not be followed where the saga stands; nothing was done.</summary>
    /// <param name="Objection">Why not, a sentence.</param>
    /// <param name="State">The saga's state.</param>
    public sealed record Refused(string Objection, string State) : OrderOutcome;

    /// <summary>The saga, or the undo plan, is not what the person saw; nothing was done.</summary>
    /// <param name="Version">The saga's version now.</param>
    public sealed record MovedOn(int Version) : OrderOutcome;

    /// <summary>There is no such saga.</summary>
    public sealed record NotFound : OrderOutcome;
}
