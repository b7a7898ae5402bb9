namespace Sagas.Durability.Journal;

/// <summary>
/// One life of this process as the journal knows it: an id, and the numbers of its rows. Drawn at each start, and again after another node has
/// taken the life over, which <see cref="IsFenced"/> tells.
/// </summary>
internal sealed class NodeLife : IDeliveredLife
{
    private readonly TaskCompletionSource _fenced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _drawing = new();
    private readonly DrawTimes _times;
    private long _last;

    public NodeLife(Guid id, TimeProvider time)
    {
        Id = id;
        _times = new DrawTimes(Cursor, time);
    }

    public Guid Id { get; }

    /// <summary>What every life is born with. Whoever takes it over raises it in the database, and from then on the life commits nothing.</summary>
    public const long Epoch = 1;

    long IDeliveredLife.Epoch => Epoch;

    public DeliveryCursor Cursor { get; } = new(0);

    /// <summary>Completed when another node has taken the life over: nothing of it can be committed any more.</summary>
    public Task Fenced => _fenced.Task;

    public bool IsFenced => _fenced.Task.IsCompleted;

    /// <summary>Rows committed and not yet done, and those in a commit.</summary>
    public long Backlog => Interlocked.Read(ref _last) - Cursor.Position;

    /// <summary>How long ago the oldest number that is not done was drawn, within a tenth of a second; zero when all are done.</summary>
    public TimeSpan Lag => Backlog == 0 ? TimeSpan.Zero : _times.AgeOfOldest();

    /// <summary>The number of the next row. Every number drawn must be committed, or marked as done after its commit failed.</summary>
    public long NextSeq()
    {
        lock (_drawing)
        {
            var number = Interlocked.Increment(ref _last);
            _times.Drawn(number);
            return number;
        }
    }

    /// <summary>Says that the life was taken over.</summary>
    public void Fence() => _fenced.TrySetResult();
}
