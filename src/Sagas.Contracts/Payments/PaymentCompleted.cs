namespace Sagas.Contracts.Payments;

/// <summary>A payment ended well: captured at the gateway and posted in the ledger.</summary>
public sealed record PaymentCompleted
{
    /// <summary>The payment's business id.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>What was paid.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who paid.</summary>
    public required string Payer { get; init; }

    /// <summary>Who was paid.</summary>
    public required string Payee { get; init; }

    /// <summary>The sender's own words, if any.</summary>
    public string? Reference { get; init; }

    /// <summary>The gateway's id of the charge.</summary>
    public required string ChargeId { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset CompletedAt { get; init; }
}
