namespace Sagas.Contracts.Payments;

/// <summary>A payment ended without effect: what had been done is undone.</summary>
public sealed record PaymentFailed
{
    /// <summary>The payment's business id.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>Why, one of <c>refused, declined, screened, cancelled, expired, operator</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The refusing party's stable code, such as <c>insufficient_funds</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for a person, without card data.</summary>
    public required string Message { get; init; }

    /// <summary>The sender's own words, if any.</summary>
    public string? Reference { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset FailedAt { get; init; }
}
