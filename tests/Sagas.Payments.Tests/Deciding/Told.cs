using Sagas.Contracts.Ledger;
using Sagas.Payments.Steps;

namespace Sagas.Payments.Tests.Deciding;

/// <summary>What may be told to a payment: a fact of each kind.</summary>
internal static class Told
{
    public static readonly FundsReserved FundsReserved = new() { TransferId = PaymentPlay.Id };
    public static readonly FundsReleased FundsReleased = new() { TransferId = PaymentPlay.Id };
    public static readonly TransferPosted TransferPosted = new() { TransferId = PaymentPlay.Id };
    public static readonly ChargeAuthorized ChargeAuthorized = new() { PaymentId = PaymentPlay.Id, ChargeId = "ch_1" };
    public static readonly ChargeDeclined ChargeDeclined = new() { PaymentId = PaymentPlay.Id, Code = "card_declined", Message = "No." };
    public static readonly ChargeDeclined TooLittleMoney = new() { PaymentId = PaymentPlay.Id, Code = ChargeDeclined.InsufficientFunds, Message = "Not now." };
    public static readonly ChargeCaptured ChargeCaptured = new() { PaymentId = PaymentPlay.Id };
    public static readonly CaptureRefused CaptureRefused = new() { PaymentId = PaymentPlay.Id, Code = "capture_refused", Message = "No." };
    public static readonly ChargeVoided ChargeVoided = new() { PaymentId = PaymentPlay.Id };
    public static readonly VoidRefused VoidRefused = new() { PaymentId = PaymentPlay.Id, Code = "void_refused", Message = "No." };
    public static readonly GatewayUnavailable GatewayUnavailable = new() { PaymentId = PaymentPlay.Id, Detail = "503" };
    public static readonly ChargeOutcomeUnknown ChargeOutcomeUnknown = new() { PaymentId = PaymentPlay.Id };
    public static readonly ChargeNeverTaken ChargeNeverTaken = new() { PaymentId = PaymentPlay.Id };
    public static readonly ChargeContradicted ChargeContradicted = new() { PaymentId = PaymentPlay.Id, Message = "Another amount." };

    public static IReadOnlyList<object> All { get; } =
    [
        FundsReserved, FundsReleased, TransferPosted, ChargeAuthorized, ChargeDeclined, TooLittleMoney, ChargeCaptured, CaptureRefused, ChargeVoided, VoidRefused,
        GatewayUnavailable, ChargeOutcomeUnknown, ChargeNeverTaken, ChargeContradicted,
    ];
}
