using MassTransit;
using Sagas.Contracts;
using Sagas.Operations;
using Sagas.Payments.Gateway;
using Sagas.Workflows.MassTransit;

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

/// <summary>Ask the gateway what became of it, by the key of its execution.</summary>
public sealed record LookUpCapture
{
    /// <summary>The saga that asks.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>What was asked for.</summary>
    public required CaptureCharge About { get; init; }
}

/// <summary>Captures at the gateway, or looks that up, and publishes what became of it. The key is the execution's.</summary>
public sealed class CaptureChargeConsumer(GatewayCalls gateway) : IConsumer<CaptureCharge>, IConsumer<LookUpCapture>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<CaptureCharge> context) =>
        await TellAsync(context, context.Message, await gateway.SendAsync(ActOf(context, context.Message), context.CancellationToken));

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<LookUpCapture> context) =>
        await TellAsync(context, context.Message.About, await gateway.LookUpAsync(ActOf(context, context.Message.About), context.CancellationToken));

    private static Act.Capture ActOf(ConsumeContext context, CaptureCharge m) => new(context.ExecutionOf().ToString(), context.Tenant(), m.BusinessId, m.Amount, m.ChargeId);

    private static Task TellAsync(ConsumeContext context, CaptureCharge m, ActOutcome outcome) => context.TellAsync(
        m.PaymentId,
        outcome,
        _ => new ChargeCaptured { PaymentId = m.PaymentId },
        declined => new CaptureRefused { PaymentId = m.PaymentId, Code = declined.Code, Message = declined.Message });
}
