namespace Sagas.Durability.Faults;

/// <summary>
/// Decisions about messages that were set aside. To read them, query <see cref="FaultRow"/>, which <c>AddJournal()</c> maps. Of several decisions about
/// one fault the first counts, whoever takes them and on whichever node. Throws what the database throws when it is away; then nothing was done, or
/// it was done and a repetition answers <see cref="FaultOutcome.NotOpen"/>.
/// </summary>
public interface IFaults
{
    /// <summary>
    /// Sends the message to its endpoint again, as it came, under a new id. The fault's new state and the message are one commit; the message
    /// leaves after it, also if this process dies in between. The consumer that failed takes it, and no other one of the endpoint. Should the
    /// first delivery still come, or have run after all, one of the two is a duplicate: it runs once. A message that nobody could read goes
    /// back as the bytes that came. If it fails again, that is a new fault, whose <see cref="FaultRow.Replays"/> names the first message.
    /// </summary>
    /// <param name="faultId">The fault's <see cref="FaultRow.Id"/>.</param>
    /// <param name="decision">Who wants it, and why.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="JournalBusyException">The journal is not started yet, or too much waits for delivery. Nothing was done.</exception>
    Task<FaultOutcome> ReplayAsync(Guid faultId, FaultDecision decision, CancellationToken cancellationToken);

    /// <summary>Gives the message up: it will not run, and stays in the table.</summary>
    /// <param name="faultId">The fault's <see cref="FaultRow.Id"/>.</param>
    /// <param name="decision">Who wants it, and why.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<FaultOutcome> DiscardAsync(Guid faultId, FaultDecision decision, CancellationToken cancellationToken);
}
