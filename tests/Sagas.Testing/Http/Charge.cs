namespace Sagas.Testing.Http;

/// <summary>A charge that the simulated gateway really made, by its own book; amounts in minor units.</summary>
/// <param name="ChargeId">The gateway's id.</param>
/// <param name="PaymentId">The payment it was made for.</param>
/// <param name="Key">The idempotency key under which it was made.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Authorized">What was held.</param>
/// <param name="Captured">What was taken.</param>
/// <param name="Voided">What was let go.</param>
/// <param name="Refunded">What was given back.</param>
public sealed record Charge(string ChargeId, string PaymentId, string Key, string Currency, long Authorized, long Captured, long Voided, long Refunded);
