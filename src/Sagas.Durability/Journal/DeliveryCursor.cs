namespace Sagas.Durability.Journal;

/// <summary>The contiguous prefix of a life's row numbers that are done, delivered or known to have failed. Never the maximum: a gap is a row that may be stranded.</summary>
internal sealed class DeliveryCursor(long start)
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _ahead = [];
    private long _position = start;

    /// <summary>Every number up to here, and here, is done.</summary>
    public long Position
    {
        get
        {
            lock (_lock)
                return _position;
        }
    }

    /// <summary>Marks a number as done. Done twice is done.</summary>
    public void Done(long number)
    {
        lock (_lock)
        {
            if (number <= _position)
                return;

            _ahead.Add(number);
            while (_ahead.Remove(_position + 1))
                _position++;
        }
    }
}
