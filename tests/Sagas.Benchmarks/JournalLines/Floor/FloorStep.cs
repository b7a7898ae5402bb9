using Sagas.Benchmarks.PaymentShape;

namespace Sagas.Benchmarks.JournalLines.Floor;

/// <summary>What a message of one type leads to.</summary>
/// <param name="Queue">Where it comes in.</param>
/// <param name="ToState">The saga's state after it; null where a consumer takes it.</param>
/// <param name="NextQueue">Where the next message goes; null at the end.</param>
/// <param name="NextType">Its type.</param>
internal sealed record FloorStep(string Queue, string? ToState, string? NextQueue, string? NextType)
{
    /// <summary>The nine, by the type of the message.</summary>
    public static readonly IReadOnlyDictionary<string, FloorStep> Of = new Dictionary<string, FloorStep>
    {
        [nameof(BeginPayment)] = new(PaymentQueues.Saga, "Screening", PaymentQueues.Screen.LocalPath, nameof(ScreenPayment)),
        [nameof(ScreenPayment)] = new(PaymentQueues.Screen.LocalPath, null, PaymentQueues.Saga, nameof(PaymentScreened)),
        [nameof(PaymentScreened)] = new(PaymentQueues.Saga, "Reserving", PaymentQueues.Reserve.LocalPath, nameof(ReserveFunds)),
        [nameof(ReserveFunds)] = new(PaymentQueues.Reserve.LocalPath, null, PaymentQueues.Saga, nameof(FundsReserved)),
        [nameof(FundsReserved)] = new(PaymentQueues.Saga, "Authorizing", PaymentQueues.Authorize.LocalPath, nameof(AuthorizeCharge)),
        [nameof(AuthorizeCharge)] = new(PaymentQueues.Authorize.LocalPath, null, PaymentQueues.Saga, nameof(ChargeAuthorized)),
        [nameof(ChargeAuthorized)] = new(PaymentQueues.Saga, "Capturing", PaymentQueues.Capture.LocalPath, nameof(CaptureCharge)),
        [nameof(CaptureCharge)] = new(PaymentQueues.Capture.LocalPath, null, PaymentQueues.Saga, nameof(ChargeCaptured)),
        [nameof(ChargeCaptured)] = new(PaymentQueues.Saga, "Completed", null, null),
    };

    /// <summary>The five queues.</summary>
    public static IEnumerable<string> Queues => Of.Values.Select(step => step.Queue).Distinct();
}
