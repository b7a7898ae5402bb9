using Sagas.Durability.Faults;

namespace Sagas.Durability.Undelivered;

/// <summary>
/// Decisions about sends that were set aside. To read them, query <see cref="UndeliveredRow"/>, which <c>AddJournal()</c> maps. Of several decisions
/// about one the first counts, whoever takes them and on whichever node. Throws what the database throws when it is away; then nothing was done, or
/// it was done and a repetition answers <see cref="FaultOutcome.NotOpen"/>.
/// </summary>
public interface IUndelivered
{
    /// <summary>
    /// Sends the message again, as it was and under the same id, with the guarantees of every committed send. If it is refused again, that is a new
    /// row. Whoever took it after all drops it as a duplicate; one whose id is beyond the dedupe horizon by now is refused by who gets it.
    /// </summary>
    /// <param name="id">The <see cref="UndeliveredRow.Id"/>.</param>
    /// <param name="decision">Who wants it, and why.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns><see cref="FaultOutcome.Replayed"/> with the message's id when it is committed for delivery.</returns>
    /// <exception cref="JournalBusyException">The journal is not started yet, or too much waits for delivery. Nothing was done.</exception>
    Task<FaultOutcome> SendAsync(Guid id, FaultDecision decision, CancellationToken cancellationToken);

    /// <summary>Gives the message up: it will not be sent, and stays in the table.</summary>
    /// <param name="id">The <see cref="UndeliveredRow.Id"/>.</param>
    /// <param name="decision">Who wants it, and why.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<FaultOutcome> DiscardAsync(Guid id, FaultDecision decision, CancellationToken cancellationToken);
}
