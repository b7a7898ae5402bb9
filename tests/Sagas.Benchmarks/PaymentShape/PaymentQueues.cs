namespace Sagas.Benchmarks.PaymentShape;

/// <summary>The five queues, by the same names in every line.</summary>
internal static class PaymentQueues
{
    /// <summary>The saga's.</summary>
    public const string Saga = "payment";

    public static readonly Uri Screen = new("exchange:screen-payment");

    public static readonly Uri Reserve = new("exchange:reserve-funds");

    public static readonly Uri Authorize = new("exchange:authorize-charge");

    public static readonly Uri Capture = new("exchange:capture-charge");
}
