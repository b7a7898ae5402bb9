using MassTransit;
using Sagas.Contracts;
using Sagas.Operations;
using Sagas.Payments.Gateway;

namespace Sagas.Payments.Steps;

/// <summary>Take the money that the charge has set aside. The pivot: once captured the payment goes forward only.</summary>
public sealed record CaptureCharge
{
    /// <summary>The saga that asks.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The payment's business id: what the gateway's books name.</summary>
    public required Guid BusinessId { get; init; }

    /// <summary>What is captured: all that was set aside.</summary>
    public required Money Amount { get; init; }

    /// <summary>The authorized charge.</summary>
    public required string ChargeId { get; init; }
}

/// <summary>The money is taken.</summary>
public sealed record ChargeCaptured
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }
}

/// <summary>The gateway refused to capture: the charge is still set aside.</summary>
public sealed record CaptureRefused
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The gateway's stable code, such as <c>capture_refused</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Message { get; init; }
}

/// <summary>Captures at the gateway and publishes what became of it.</summary>
public sealed class CaptureChargeConsumer(ActUntilKnown gateway) : IConsumer<CaptureCharge>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<CaptureCharge> context)
    {
        var m = context.Message;
        var act = new Act.Capture(ActKey.For(m.PaymentId, nameof(CaptureCharge)), context.Tenant(), m.BusinessId, m.Amount, m.ChargeId);
        var outcome = await gateway.RunAsync(act, context.CancellationToken);
        await outcome.Match(
            _ => context.Publish(new ChargeCaptured { PaymentId = m.PaymentId }),
            declined => context.Publish(new CaptureRefused { PaymentId = m.PaymentId, Code = declined.Code, Message = declined.Message }),
            unsure => context.Publish(ChargeOutcomeUnknown.Of(m.PaymentId, nameof(CaptureCharge), unsure)));
    }
}
