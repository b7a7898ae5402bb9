namespace Sagas.Contracts.Ledger;

/// <summary>Set the payment's funds aside: a pending transfer from payer to payee. Answered by <see cref="FundsReserved"/>; repeated, the same answer.</summary>
public sealed record ReserveFunds
{
    /// <summary>The payment's saga that asked, and the id of its two-phase transfer.</summary>
    public required Guid TransferId { get; init; }

    /// <summary>What is set aside.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who pays.</summary>
    public required string Payer { get; init; }

    /// <summary>Who is paid.</summary>
    public required string Payee { get; init; }
}
