namespace Sagas.Durability.Journal;

/// <summary>This process as the journal knows it, from start to end: the life's id, and the numbers of its rows.</summary>
internal sealed class NodeLife(Guid id)
{
    private long _last;

    public Guid Id { get; } = id;

    /// <summary>A life is never taken over while it lives: one process at a time.</summary>
    public const long Epoch = 1;

    public DeliveryCursor Cursor { get; } = new(0);

    /// <summary>The number of the next row. Every number drawn must be committed, or marked as done after its commit failed.</summary>
    public long NextSeq() => Interlocked.Increment(ref _last);

    /// <summary>Rows committed and not yet done, and those in a commit.</summary>
    public long Backlog => Interlocked.Read(ref _last) - Cursor.Position;
}
