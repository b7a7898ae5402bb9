namespace Sagas.Contracts.Ledger;

/// <summary>The transfer is posted.</summary>
public sealed record TransferPosted
{
    /// <summary>The payment's saga that asked, and the id of its two-phase transfer.</summary>
    public required Guid TransferId { get; init; }
}
