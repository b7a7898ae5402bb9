namespace Sagas.Ledger.Transfers;

/// <summary>What became of a command to the ledger: one name a reason, so that a retry and a mistake get different answers.</summary>
public enum TransferStatus
{
    /// <summary>Done now: the transfer is pending.</summary>
    Reserved,

    /// <summary>Done now: the transfer is posted, its entries are written.</summary>
    Posted,

    /// <summary>Done now: the transfer is voided.</summary>
    Voided,

    /// <summary>A retry: the same had been done before. Nothing changes, the answer is the first one.</summary>
    Exists,

    /// <summary>A mistake: the id is another tenant's.</summary>
    ExistsForAnotherTenant,

    /// <summary>A mistake: the id is known in another currency.</summary>
    ExistsWithDifferentCurrency,

    /// <summary>A mistake: the id is known with another amount.</summary>
    ExistsWithDifferentAmount,

    /// <summary>A mistake: the id is known with another payer.</summary>
    ExistsWithDifferentDebitAccount,

    /// <summary>A mistake: the id is known with another payee.</summary>
    ExistsWithDifferentCreditAccount,

    /// <summary>A mistake: there is no such transfer, or another tenant has it.</summary>
    PendingTransferNotFound,

    /// <summary>A mistake: it was posted, so it cannot be voided.</summary>
    PendingTransferAlreadyPosted,

    /// <summary>A mistake: it was voided, so it cannot be posted.</summary>
    PendingTransferAlreadyVoided,
}
