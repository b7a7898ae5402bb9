namespace Sagas.Payments.Gateway;

/// <summary>What the gateway answers to an act. Closed: <see cref="IPaymentGateway"/> says when it answers which.</summary>
public abstract record GatewayAnswer
{
    private GatewayAnswer()
    {
    }

    /// <summary>The act's outcome is known, and stays the same under its key.</summary>
    public abstract record Known : GatewayAnswer
    {
        private protected Known()
        {
        }
    }

    /// <summary>Done.</summary>
    /// <param name="Charge">What was done, by the gateway's own words.</param>
    public sealed record Succeeded(Charge Charge) : Known;

    /// <summary>Refused for good; nothing was done.</summary>
    /// <param name="Code">Stable, such as <c>card_declined</c>.</param>
    /// <param name="Message">One sentence for a person, without card data.</param>
    public sealed record Declined(string Code, string Message) : Known;

    /// <summary>Not now: send again under the same key.</summary>
    /// <param name="Detail">For the log, such as <c>503</c>.</param>
    public sealed record Unavailable(string Detail) : GatewayAnswer;

    /// <summary>Nobody knows whether it was done: look it up.</summary>
    public sealed record Unknown : GatewayAnswer;
}
