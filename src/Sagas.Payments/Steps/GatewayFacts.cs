using MassTransit;
using Sagas.Payments.Gateway;

namespace Sagas.Payments.Steps;

/// <summary>The gateway cannot now: the act is asked for again under its key.</summary>
public sealed record GatewayUnavailable
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>What it said, such as <c>503</c>.</summary>
    public required string Detail { get; init; }
}

/// <summary>The gateway did not say what became of an act: it is looked up by its key.</summary>
public sealed record ChargeOutcomeUnknown
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }
}

/// <summary>The gateway is certain that it never took an act: it is asked for again under its key.</summary>
public sealed record ChargeNeverTaken
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }
}

/// <summary>The gateway's answer contradicts the question. Nobody guesses: a person looks.</summary>
public sealed record ChargeContradicted
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>One sentence for the person.</summary>
    public required string Message { get; init; }
}

/// <summary>Which fact a call's outcome is.</summary>
internal static class GatewayFacts
{
    /// <summary>Publishes it; <paramref name="done"/> and <paramref name="declined"/> are the step's own.</summary>
    public static Task TellAsync(
        this ConsumeContext context, Guid paymentId, ActOutcome outcome, Func<ActOutcome.Done, object> done, Func<ActOutcome.Declined, object> declined)
    {
        var fact = outcome switch
        {
            ActOutcome.Done known => done(known),
            ActOutcome.Declined known => declined(known),
            ActOutcome.Unavailable unavailable => new GatewayUnavailable { PaymentId = paymentId, Detail = unavailable.Detail },
            ActOutcome.NeverTaken => new ChargeNeverTaken { PaymentId = paymentId },
            ActOutcome.Contradicted contradicted => new ChargeContradicted { PaymentId = paymentId, Message = contradicted.Message },
            _ => new ChargeOutcomeUnknown { PaymentId = paymentId },
        };
        return context.Publish(fact, fact.GetType(), context.CancellationToken);
    }
}
