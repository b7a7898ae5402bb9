using Sagas.Contracts;
using Sagas.Contracts.Payments;

namespace Sagas.Payments.Http;

/// <summary>The body of <c>POST /v1/payments</c>: <see cref="SubmitPayment"/>, whose id may be left to the service.</summary>
public sealed record SubmitPaymentRequest
{
    /// <summary>See <see cref="SubmitPayment.PaymentId"/>. Without it the service makes one; then a header <c>Idempotency-Key</c> is required.</summary>
    public Guid? PaymentId { get; init; }

    /// <summary>See <see cref="SubmitPayment.Amount"/>. Required.</summary>
    public Money? Amount { get; init; }

    /// <summary>See <see cref="SubmitPayment.Payer"/>. Required.</summary>
    public string? Payer { get; init; }

    /// <summary>See <see cref="SubmitPayment.Payee"/>. Required.</summary>
    public string? Payee { get; init; }

    /// <summary>See <see cref="SubmitPayment.Source"/>. Required.</summary>
    public string? Source { get; init; }

    /// <summary>See <see cref="SubmitPayment.Reference"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>See <see cref="SubmitPayment.Metadata"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The command, under its own id or else the one that the service made.</summary>
    internal SubmitPayment ToCommand(Guid made) => new()
    {
        PaymentId = PaymentId ?? made,
        Amount = Amount,
        Payer = Payer,
        Payee = Payee,
        Source = Source,
        Reference = Reference,
        Metadata = Metadata,
    };
}
