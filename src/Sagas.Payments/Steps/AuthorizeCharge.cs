using MassTransit;
using Sagas.Contracts;
using Sagas.Operations;
using Sagas.Payments.Gateway;
using Sagas.Workflows.MassTransit;

namespace Sagas.Payments.Steps;

/// <summary>Set the amount aside at the means of payment. Undone by <see cref="VoidCharge"/>.</summary>
public sealed record AuthorizeCharge
{
    /// <summary>The saga that asks.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The payment's business id: what the gateway's books name.</summary>
    public required Guid BusinessId { get; init; }

    /// <summary>What is set aside.</summary>
    public required Money Amount { get; init; }

    /// <summary>The gateway's token of the means of payment.</summary>
    public required string Source { get; init; }
}

/// <summary>The amount is set aside: there is a charge.</summary>
public sealed record ChargeAuthorized
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The gateway's id of the charge.</summary>
    public required string ChargeId { get; init; }
}

/// <summary>The means of payment was declined: there is no charge.</summary>
public sealed record ChargeDeclined
{
    /// <summary>The code of a decline that may pass by waiting.</summary>
    public const string InsufficientFunds = "insufficient_funds";

    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The gateway's stable code, such as <c>insufficient_funds</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Message { get; init; }
}

/// <summary>Ask the gateway what became of it, by the key of its execution.</summary>
public sealed record LookUpAuthorization
{
    /// <summary>The saga that asks.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>What was asked for.</summary>
    public required AuthorizeCharge About { get; init; }
}

/// <summary>Authorizes at the gateway, or looks that up, and publishes what became of it. The key is the execution's.</summary>
public sealed class AuthorizeChargeConsumer(GatewayCalls gateway) : IConsumer<AuthorizeCharge>, IConsumer<LookUpAuthorization>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<AuthorizeCharge> context) =>
        await TellAsync(context, context.Message, await gateway.SendAsync(ActOf(context, context.Message), context.CancellationToken));

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<LookUpAuthorization> context) =>
        await TellAsync(context, context.Message.About, await gateway.LookUpAsync(ActOf(context, context.Message.About), context.CancellationToken));

    private static Act.Authorize ActOf(ConsumeContext context, AuthorizeCharge m) => new(context.ExecutionOf().ToString(), context.Tenant(), m.BusinessId, m.Amount, m.Source);

    private static Task TellAsync(ConsumeContext context, AuthorizeCharge m, ActOutcome outcome) => context.TellAsync(
        m.PaymentId,
        outcome,
        done => new ChargeAuthorized { PaymentId = m.PaymentId, ChargeId = done.ChargeId },
        declined => new ChargeDeclined { PaymentId = m.PaymentId, Code = declined.Code, Message = declined.Message });
}
