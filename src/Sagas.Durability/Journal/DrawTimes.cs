namespace Sagas.Durability.Journal;

/// <summary>Roughly when the numbers beyond a life's cursor were drawn: one mark for all that are drawn within a tenth of a second.</summary>
internal sealed class DrawTimes(DeliveryCursor cursor, TimeProvider time)
{
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private readonly LinkedList<(long First, long At)> _marks = new();

    /// <summary>A number was drawn. Numbers come in their order.</summary>
    public void Drawn(long number)
    {
        var now = time.GetTimestamp();
        lock (_lock)
        {
            if (_marks.Last is { } last && time.GetElapsedTime(last.Value.At, now) < Grain)
                return;

            _marks.AddLast((number, now));
            Forget();
        }
    }

    /// <summary>How long ago the number after the cursor was drawn.</summary>
    public TimeSpan AgeOfOldest()
    {
        lock (_lock)
        {
            Forget();
            return _marks.First is { } oldest ? time.GetElapsedTime(oldest.Value.At) : TimeSpan.Zero;
        }
    }

    private void Forget()
    {
        // The number after the cursor has the last mark that is not above it.
        var oldest = cursor.Position + 1;
        while (_marks.First?.Next is { } next && next.Value.First <= oldest)
            _marks.RemoveFirst();
    }
}
