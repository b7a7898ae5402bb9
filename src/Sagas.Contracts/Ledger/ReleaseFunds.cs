namespace Sagas.Contracts.Ledger;

/// <summary>Void a pending transfer. Answered by <see cref="FundsReleased"/>; repeated, the same answer.</summary>
public sealed record ReleaseFunds
{
    /// <summary>The payment's saga that asked, and the id of its two-phase transfer.</summary>
    public required Guid TransferId { get; init; }
}
