using Sagas.Durability.Journal;

namespace Sagas.Durability.Lives;

/// <summary>A life that ended and that this node delivers to its end.</summary>
/// <param name="id">The life.</param>
/// <param name="epoch">The epoch that this node raised it to.</param>
/// <param name="cursor">How far it was delivered when it was taken.</param>
internal sealed class TakenLife(Guid id, long epoch, long cursor) : IDeliveredLife
{
    private long _last = long.MaxValue;

    public Guid Id => id;

    public long Epoch => epoch;

    /// <summary>How far it is delivered.</summary>
    public DeliveryCursor Cursor { get; } = new(cursor);

    /// <summary>The position that the database has.</summary>
    public long Written { get; set; } = cursor;

    /// <summary>Whether all its rows are delivered.</summary>
    public bool IsDelivered => Cursor.Position >= Interlocked.Read(ref _last);

    /// <summary>Whether yet another node has taken it over.</summary>
    public bool IsLost { get; private set; }

    /// <summary>All its rows are handed over; <paramref name="last"/> is the number of the last one. None can be added to a life that was taken.</summary>
    public void HandedOver(long last) => Interlocked.Exchange(ref _last, last);

    /// <summary>Another node goes on with it.</summary>
    public void Lose() => IsLost = true;
}
