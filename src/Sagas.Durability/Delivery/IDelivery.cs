using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Delivery;

/// <summary>
/// Delivers what was committed. Two implementations, and one meaning of <em>done</em> each: over a broker, confirmed; in memory, consumed.
/// None of the methods called after a commit throws or waits.
/// </summary>
internal interface IDelivery
{
    /// <summary>Why messages cannot leave at the moment, a sentence; null when they can.</summary>
    string? Trouble { get; }

    /// <summary>How often the way out was opened: rises when a broker that was away is back.</summary>
    int Openings { get; }

    /// <summary>Takes over a row of <paramref name="life"/>, just committed. Its cursor moves when the row is done.</summary>
    void Committed(NodeLife life, long number, IReadOnlyList<OutgoingMessage> messages);

    /// <summary>A consumer's row for a message is committed, now or earlier.</summary>
    void Consumed(ConsumerKey consumer, Guid messageId);

    /// <summary>A message is at its end on an endpoint, with no consumer's row: nobody could read it or nobody takes it.</summary>
    void Ended(string endpoint, Guid messageId);

    /// <summary>Starts, when the bus is ready to take what is delivered.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Delivers rows of an earlier life, in their order and a bounded number at a time; the cursor of <paramref name="life"/> moves as they are
    /// done. Returns when they have all been handed over.
    /// </summary>
    Task RelayAsync(IReadOnlyList<JournalRow> rows, IDeliveredLife life, CancellationToken cancellationToken);

    /// <summary>
    /// Completes when the node may take another message. What it commits waits for delivery: a broker that takes nothing must not fill the journal.
    /// </summary>
    Task RoomAsync(CancellationToken cancellationToken);

    /// <summary>How many messages wait for an endpoint and are delivered to nobody, one at least where its queue is gone; null when that is not known.</summary>
    Task<long?> WaitingAsync(string endpoint, CancellationToken cancellationToken);

    /// <summary>Stops: waits a little for what is under way. What is left is the next life's.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
