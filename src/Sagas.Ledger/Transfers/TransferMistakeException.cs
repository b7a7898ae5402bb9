namespace Sagas.Ledger.Transfers;

/// <summary>
/// A command that contradicts the ledger's books. The workflow never sends one, so it is a bug or a forgery, and its message is set aside for a person.
/// </summary>
public sealed class TransferMistakeException : Exception
{
    /// <summary>Names the command, the transfer and the reason.</summary>
    public TransferMistakeException(string command, Guid transferId, TransferStatus status)
        : base($"{command} for transfer {transferId} is refused: {status}. Nothing was booked. Compare the saga's timeline with the transfer.") => Status = status;

    /// <summary>The reason.</summary>
    public TransferStatus Status { get; }
}
