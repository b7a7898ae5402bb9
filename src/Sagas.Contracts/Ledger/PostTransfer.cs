namespace Sagas.Contracts.Ledger;

/// <summary>Book a pending transfer: its two entries sum to zero. Answered by <see cref="TransferPosted"/>; repeated, the same answer.</summary>
public sealed record PostTransfer
{
    /// <summary>The payment's saga that asked, and the id of its two-phase transfer.</summary>
    public required Guid TransferId { get; init; }
}
