namespace Sagas.Ledger.Transfers;

/// <summary>
/// What a command does to a transfer that is absent, pending, posted or voided. Pure: it decides, the consumers write.
/// Reasons are checked in the order in which <see cref="TransferStatus"/> lists them.
/// </summary>
public static class TransferRules
{
    /// <summary>Set aside <paramref name="asked"/>, given what is known under its id. A repetition is a retry in every later state, too.</summary>
    public static TransferStatus Reserve(Transfer? known, Transfer asked) => known switch
    {
        null => TransferStatus.Reserved,
        _ when known.Tenant != asked.Tenant => TransferStatus.ExistsForAnotherTenant,
        _ when known.Currency != asked.Currency => TransferStatus.ExistsWithDifferentCurrency,
        _ when known.AmountMinor != asked.AmountMinor => TransferStatus.ExistsWithDifferentAmount,
        _ when known.DebitAccount != asked.DebitAccount => TransferStatus.ExistsWithDifferentDebitAccount,
        _ when known.CreditAccount != asked.CreditAccount => TransferStatus.ExistsWithDifferentCreditAccount,
        _ => TransferStatus.Exists,
    };

    /// <summary>Book it.</summary>
    public static TransferStatus Post(Transfer? known, string tenant)
    {
        if (known?.Tenant != tenant)
            return TransferStatus.PendingTransferNotFound;

        return known.State switch
        {
            TransferState.Pending => TransferStatus.Posted,
            TransferState.Posted => TransferStatus.Exists,
            TransferState.Voided => TransferStatus.PendingTransferAlreadyVoided,
        };
    }

    /// <summary>Give it up.</summary>
    public static TransferStatus Release(Transfer? known, string tenant)
    {
        if (known?.Tenant != tenant)
            return TransferStatus.PendingTransferNotFound;

        return known.State switch
        {
            TransferState.Pending => TransferStatus.Voided,
            TransferState.Posted => TransferStatus.PendingTransferAlreadyPosted,
            TransferState.Voided => TransferStatus.Exists,
        };
    }

    /// <summary>The entries that posting <paramref name="transfer"/> writes. They sum to zero, or it is a bug and throws.</summary>
    public static IReadOnlyList<Entry> Entries(Transfer transfer, DateTime at)
    {
        Entry[] entries =
        [
            Entry.Of(transfer, line: 1, transfer.DebitAccount, checked(-transfer.AmountMinor), at),
            Entry.Of(transfer, line: 2, transfer.CreditAccount, transfer.AmountMinor, at),
        ];

        return entries.Sum(entry => entry.Minor) == 0
            ? entries
            : throw new InvalidOperationException($"The entries of transfer {transfer.Id} do not sum to zero. Nothing was booked.");
    }
}
