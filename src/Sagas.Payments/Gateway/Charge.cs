using Sagas.Contracts;

namespace Sagas.Payments.Gateway;

/// <summary>A charge as the gateway tells it. Untrusted until compared with what was asked.</summary>
/// <param name="ChargeId">The gateway's id.</param>
/// <param name="PaymentId">The payment that it says the charge is for.</param>
/// <param name="Amount">The amount that it says it acted on.</param>
public sealed record Charge(string ChargeId, Guid PaymentId, Money Amount);
