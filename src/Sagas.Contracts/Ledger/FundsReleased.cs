namespace Sagas.Contracts.Ledger;

/// <summary>The transfer is voided: nothing was booked.</summary>
public sealed record FundsReleased
{
    /// <summary>The payment's saga that asked, and the id of its two-phase transfer.</summary>
    public required Guid TransferId { get; init; }
}
