namespace Sagas.Payments.Gateway;

/// <summary>What one call to the gateway told of an act, compared with what was asked. Closed.</summary>
public abstract record ActOutcome
{
    private ActOutcome()
    {
    }

    /// <summary>Done, and the gateway's answer agrees with what was asked.</summary>
    public sealed record Done(string ChargeId) : ActOutcome;

    /// <summary>Refused; nothing was done.</summary>
    public sealed record Declined(string Code, string Message) : ActOutcome;

    /// <summary>Not now: send again under the same key.</summary>
    /// <param name="Detail">Such as <c>503</c>.</param>
    public sealed record Unavailable(string Detail) : ActOutcome;

    /// <summary>No answer in time, or none that tells.</summary>
    public sealed record Unknown : ActOutcome;

    /// <summary>The gateway is certain that it never took the act.</summary>
    public sealed record NeverTaken : ActOutcome;

    /// <summary>The answer speaks of another amount, currency, payment or charge than the question: nobody may guess.</summary>
    /// <param name="Message">One sentence for the person who looks.</param>
    public sealed record Contradicted(string Message) : ActOutcome;
}
