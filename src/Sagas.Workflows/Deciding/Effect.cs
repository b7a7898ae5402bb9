namespace Sagas.Workflows.Deciding;

/// <summary>What is to be carried out with the commit of a decision.</summary>
public abstract record Effect
{
    private protected Effect()
    {
    }

    /// <summary>Send a command to whoever does it.</summary>
    /// <param name="Command">The command.</param>
    /// <param name="Execution">The execution that it is for, its idempotency key; travels as a header.</param>
    /// <param name="Step">The step's name.</param>
    /// <param name="Key">The step's branch, of those that come from data.</param>
    /// <param name="Attempt">Which sending of this execution it is, from one on.</param>
    /// <param name="Purpose">What it asks for.</param>
    public sealed record Send(object Command, Guid Execution, string Step, string? Key, int Attempt, SendPurpose Purpose) : Effect;

    /// <summary>Tell whoever wants to know.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record Publish(object Fact) : Effect;

    /// <summary>Set a timer.</summary>
    /// <param name="Token">Its id, which comes back when it is due.</param>
    /// <param name="DueAt">When, UTC.</param>
    /// <param name="Step">The step that it is for.</param>
    public sealed record SetTimer(Guid Token, DateTimeOffset DueAt, string Step) : Effect;

    /// <summary>Cancel a timer. It may be under way all the same: what then comes is known as stale by its token.</summary>
    /// <param name="Token">Its id.</param>
    public sealed record CancelTimer(Guid Token) : Effect;
}
