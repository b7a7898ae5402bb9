using Sagas.Payments.Gateway;

namespace Sagas.Payments.Steps;

/// <summary>What became of an act at the gateway is unknown, or its answer contradicts the question. Nobody guesses: a person looks.</summary>
public sealed record ChargeOutcomeUnknown
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The step whose act it was, such as <c>CaptureCharge</c>.</summary>
    public required string Step { get; init; }

    /// <summary><c>outcome_unknown</c> or <c>gateway_mismatch</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for the person.</summary>
    public required string Message { get; init; }

    internal static ChargeOutcomeUnknown Of(Guid paymentId, string step, ActOutcome.Unsure unsure) =>
        new() { PaymentId = paymentId, Step = step, Code = unsure.Code, Message = unsure.Message };
}
