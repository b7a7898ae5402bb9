namespace Sagas.Payments.Gateway.Simulator;

/// <summary>One charge that the simulator really made. Amounts in minor units of <see cref="Currency"/>.</summary>
/// <param name="ChargeId">The simulator's id.</param>
/// <param name="PaymentId">The payment's business id.</param>
/// <param name="Key">The idempotency key of the authorization.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Authorized">Set aside.</param>
/// <param name="Captured">Taken.</param>
/// <param name="Voided">Given back before it was taken.</param>
/// <param name="Refunded">Given back after it was taken.</param>
public sealed record BookedCharge(
    string ChargeId, Guid PaymentId, string Key, string Currency, long Authorized, long Captured, long Voided, long Refunded);
