namespace Sagas.Durability.Journal;

/// <summary>
/// One message taken by one consumer, and what was sent with that: inbox and outbox in one insert. Never updated; how far a node's rows are
/// delivered is one cursor in <see cref="JournalNode"/>.
/// </summary>
public sealed class JournalRow
{
    /// <summary>Who took the message: a hash over endpoint, consumer type and message type.</summary>
    public Guid ConsumerId { get; set; }

    /// <summary>The message: a UUIDv7, or a UUIDv8 with first byte <c>ff</c> for a foreign id. Decides the partition.</summary>
    public Guid MessageId { get; set; }

    /// <summary>The tenant that the message travelled for.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>The life of the node that wrote the row.</summary>
    public Guid NodeId { get; set; }

    /// <summary>The row's number in that life, from 1, given from memory: a database sequence is not in commit order.</summary>
    public long NodeSeq { get; set; }

    /// <summary>The life that the number was drawn from; null for a row that was read. Not mapped.</summary>
    internal NodeLife? Life { get; init; }

    /// <summary>When it was written; UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>What was sent: a JSON array of outgoing messages; null for nothing.</summary>
    public byte[]? Outgoing { get; set; }

    /// <summary>The row did not get in: its number is done in the life that it was drawn from.</summary>
    internal void Failed() => Life!.Cursor.Done(NodeSeq);
}
