using MassTransit;
using Sagas.Contracts;
using Sagas.Operations;
using Sagas.Payments.Gateway;
using Sagas.Workflows.MassTransit;

namespace Sagas.Payments.Steps;

/// <summary>Give back what the charge has set aside: undoes <see cref="AuthorizeCharge"/>.</summary>
public sealed record VoidCharge
{
    /// <summary>The saga that asks.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The payment's business id: what the gateway's books name.</summary>
    public required Guid BusinessId { get; init; }

    /// <summary>What was set aside.</summary>
    public required Money Amount { get; init; }

    /// <summary>The authorized charge.</summary>
    public required string ChargeId { get; init; }
}

/// <summary>The charge is void: no money moved.</summary>
public sealed record ChargeVoided
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }
}

/// <summary>The gateway refused to void: the money is still set aside, and a person has to look.</summary>
public sealed record VoidRefused
{
    /// <summary>The saga that asked.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The gateway's stable code, such as <c>void_refused</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Message { get; init; }
}

/// <summary>Voids at the gateway and publishes what became of it. The key is the execution's.</summary>
public sealed class VoidChargeConsumer(GatewayCalls gateway) : IConsumer<VoidCharge>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<VoidCharge> context)
    {
        var m = context.Message;
        var act = new Act.Void(context.ExecutionOf().ToString(), context.Tenant(), m.BusinessId, m.Amount, m.ChargeId);
        await context.TellAsync(
            m.PaymentId,
            await gateway.SendAsync(act, context.CancellationToken),
            _ => new ChargeVoided { PaymentId = m.PaymentId },
            declined => new VoidRefused { PaymentId = m.PaymentId, Code = declined.Code, Message = declined.Message });
    }
}
