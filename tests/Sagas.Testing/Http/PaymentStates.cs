namespace Sagas.Testing.Http;

/// <summary>The payment states that the interface promises.</summary>
public static class PaymentStates
{
    /// <summary>Ended, or in front of a person.</summary>
    public static bool IsFinal(string? state) => state is "Completed" or "Failed" or "Cancelled" or "Refunded" or "NeedsAttention";
}
