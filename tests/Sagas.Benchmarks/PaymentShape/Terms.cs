namespace Sagas.Benchmarks.PaymentShape;

/// <summary>What every message of the shape carries, so that its body has about 300 bytes.</summary>
/// <param name="AmountMinor">Minor units, 1250 is 12.50.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Merchant">Who is paid.</param>
/// <param name="Reference">The caller's own.</param>
/// <param name="Description">Words for a statement.</param>
public sealed record Terms(long AmountMinor, string Currency, string Merchant, string Reference, string Description)
{
    /// <summary>Terms that differ from payment to payment in what a real one's would.</summary>
    public static Terms Of(Guid paymentId) => new(
        125_000,
        "EUR",
        "merchant-000417",
        $"INV-{paymentId:N}",
        "Annual subscription, renewed for twelve months, with the extended support plan and three seats");
}
