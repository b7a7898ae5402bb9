namespace Sagas.Payments.Gateway;

/// <summary>What a step knows of its act in the end. Closed: whoever wants to know handles all three.</summary>
public abstract record ActOutcome
{
    private ActOutcome()
    {
    }

    /// <summary>Done, and the gateway's answer agrees with what was asked.</summary>
    public sealed record Done(string ChargeId) : ActOutcome;

    /// <summary>Refused; nothing was done.</summary>
    public sealed record Declined(string Code, string Message) : ActOutcome;

    /// <summary>Nobody may guess: a person looks.</summary>
    /// <param name="Code"><see cref="Unanswered"/> or <see cref="Mismatch"/>.</param>
    /// <param name="Message">One sentence for that person.</param>
    public sealed record Unsure(string Code, string Message) : ActOutcome
    {
        /// <summary>Neither the act nor its look-ups were answered.</summary>
        public const string Unanswered = "outcome_unknown";

        /// <summary>The answer speaks of another amount, currency, payment or charge than the question.</summary>
        public const string Mismatch = "gateway_mismatch";
    }

    /// <summary>One arm an outcome.</summary>
    public T Match<T>(Func<Done, T> done, Func<Declined, T> declined, Func<Unsure, T> unsure) => this switch
    {
        Done outcome => done(outcome),
        Declined outcome => declined(outcome),
        Unsure outcome => unsure(outcome),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
