namespace Sagas.Durability.Watch;

/// <summary>
/// Whether an endpoint gets on: when a delivery last began or ended on it, and since when messages wait for it. It is stuck when they wait and
/// nothing moves; where all its slots are taken, only when that lasts longer than a handler may.
/// </summary>
/// <param name="endpoint">The endpoint's name.</param>
/// <param name="slots">How many deliveries it takes at once; asked late, when it is configured.</param>
/// <param name="itself">The endpoint.</param>
/// <param name="time">Monotonic.</param>
internal sealed class EndpointPulse(string endpoint, Func<int> slots, IRestartable itself, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Just = TimeSpan.FromSeconds(2);
    private long _moved = time.GetTimestamp();
    private long? _waitingSince;
    private int _inside;
    private int _opening;

    public string Endpoint => endpoint;

    /// <summary>Whether it was stuck when it was last looked at, and has not moved since.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>Whether there is no need to ask how many messages wait.</summary>
    public bool HasJustMoved => time.GetElapsedTime(Interlocked.Read(ref _moved)) < Just;

    public void Began()
    {
        Interlocked.Increment(ref _inside);
        Move();
    }

    public void Ended()
    {
        Interlocked.Decrement(ref _inside);
        Move();
    }

    /// <summary>Takes note of how many messages wait, and answers whether it is time to help.</summary>
    /// <param name="waiting">Messages that are ready and not delivered to anybody.</param>
    /// <param name="handlerLimit">How long a handler may run.</param>
    public bool Look(long waiting, TimeSpan handlerLimit)
    {
        var (now, moved) = (time.GetTimestamp(), Interlocked.Read(ref _moved));
        if (waiting == 0)
        {
            Excuse();
            return false;
        }

        _waitingSince ??= now;
        if (moved > _waitingSince)
            (_waitingSince, IsStuck) = (moved, false);
        var limit = Volatile.Read(ref _inside) >= slots() ? handlerLimit + Patience : Patience;
        if (time.GetElapsedTime(_waitingSince.Value, now) < limit)
            return false;

        (_waitingSince, IsStuck) = (now, true); // Help gets as long again to show.
        return true;
    }

    /// <summary>It need not move: nothing waits, or database or broker are away.</summary>
    public void Excuse() => (_waitingSince, IsStuck) = (null, false);

    /// <summary>
    /// Whether it is down although the broker is back: it waits for MassTransit's next attempt, up to half a minute after the last. Once an opening of the
    /// way out, since an attempt under way must not be cut short again and again.
    /// </summary>
    /// <param name="openings">How often the way out was opened.</param>
    public bool IsLate(int openings)
    {
        var isNew = _opening != openings;
        _opening = openings;
        return isNew && itself.IsDown;
    }

    /// <summary>Stops and starts it.</summary>
    public Task RestartAsync(CancellationToken end) => itself.RestartAsync(end);

    private void Move() => Interlocked.Exchange(ref _moved, time.GetTimestamp());
}
