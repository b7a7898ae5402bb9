namespace Sagas.Ledger.Transfers;

/// <summary>Where a two-phase transfer stands. Stored by name.</summary>
public enum TransferState
{
    /// <summary>Set aside: it moves no balance but the pending one.</summary>
    Pending,

    /// <summary>Booked: its entries are written. Final.</summary>
    Posted,

    /// <summary>Given up: nothing was booked. Final.</summary>
    Voided,
}
