using MassTransit;
using Sagas.Contracts;
using Sagas.Operations;
using Sagas.Payments.Gateway;

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
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The gateway's stable code, such as <c>insufficient_funds</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Message { get; init; }
}

/// <summary>Authorizes at the gateway and publishes what became of it.</summary>
public sealed class AuthorizeChargeConsumer(ActUntilKnown gateway) : IConsumer<AuthorizeCharge>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<AuthorizeCharge> context)
    {
        var m = context.Message;
        var act = new Act.Authorize(ActKey.For(m.PaymentId, nameof(AuthorizeCharge)), context.Tenant(), m.BusinessId, m.Amount, m.Source);
        var outcome = await gateway.RunAsync(act, context.CancellationToken);
        await outcome.Match(
            done => context.Publish(new ChargeAuthorized { PaymentId = m.PaymentId, ChargeId = done.ChargeId }),
            declined => context.Publish(new ChargeDeclined { PaymentId = m.PaymentId, Code = declined.Code, Message = declined.Message }),
            unsure => context.Publish(ChargeOutcomeUnknown.Of(m.PaymentId, nameof(AuthorizeCharge), unsure)));
    }
}
