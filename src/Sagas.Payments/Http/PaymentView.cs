using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Contracts;
using Sagas.Contracts.Payments;
using Sagas.Operations.Receipts;

namespace Sagas.Payments.Http;

/// <summary>A payment as its sender sees it.</summary>
public sealed record PaymentView
{
    /// <summary>The payment's business id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its state, such as <c>Authorized</c>.</summary>
    public required string State { get; init; }

    /// <summary>What is paid.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who pays; masked for a caller that may not see personal data.</summary>
    public required string Payer { get; init; }

    /// <summary>Who is paid; masked likewise.</summary>
    public required string Payee { get; init; }

    /// <summary>The sender's own words.</summary>
    public required string? Reference { get; init; }

    /// <summary>Why it fails or needs attention; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PaymentFailure? Failure { get; init; }

    /// <summary>How many events it has taken; 0 before the first.</summary>
    public required int Version { get; init; }

    /// <summary>When it was taken, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it last moved, UTC.</summary>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>The entity tag: it changes with every event.</summary>
    [JsonIgnore]
    public string ETag => $"W/\"{Version}-{State}\"";

    internal static PaymentView Of(Payment payment) => new()
    {
        Id = payment.BusinessId,
        State = payment.State,
        Amount = payment.Amount,
        Payer = payment.Payer,
        Payee = payment.Payee,
        Reference = payment.Reference,
        Failure = payment is { FailureReason: { } reason, FailureCode: { } code, FailureMessage: { } message } ? new PaymentFailure(reason, code, message) : null,
        Version = payment.Version,
        CreatedAt = payment.CreatedAt,
        UpdatedAt = payment.UpdatedAt,
    };

    /// <summary>What is known before the saga's first commit.</summary>
    internal static PaymentView Of(Receipt receipt)
    {
        var command = JsonSerializer.Deserialize<SubmitPayment>(receipt.Payload, JsonSerializerOptions.Web)!;
        return new()
        {
            Id = receipt.BusinessId,
            State = PaymentStates.Submitted,
            Amount = command.Amount!,
            Payer = command.Payer!,
            Payee = command.Payee!,
            Reference = command.Reference,
            Version = 0,
            CreatedAt = receipt.AcceptedAt,
            UpdatedAt = receipt.AcceptedAt,
        };
    }

    /// <summary>The same with the parties masked: the first character stays, so that two of a list can be told apart.</summary>
    internal PaymentView Masked() => this with { Payer = Mask(Payer), Payee = Mask(Payee) };

    private static string Mask(string party) => $"{(party.Length > 0 && !char.IsSurrogate(party[0]) ? party[..1] : "")}•••";
}
