namespace Sagas.Durability.Capture;

/// <summary>
/// How long a handler's open transaction has been without a command. The limit is below the fence's own of 5 s, at which the server would cut the
/// connection, so that whose fault it was is still known.
/// </summary>
internal sealed class IdleWatch(TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);
    private long? _usedAt;
    private bool _isOver;

    /// <summary>Whether the transaction was idle for too long, now or before: a handler that caught that goes no further.</summary>
    public bool IsOver => _isOver |= _usedAt is { } usedAt && time.GetElapsedTime(usedAt) > Limit;

    /// <summary>The transaction began, or a command in it has ended.</summary>
    public void Used() => _usedAt = time.GetTimestamp();

    /// <exception cref="TransactionIdleException">It was.</exception>
    public void ThrowIfOver()
    {
        if (IsOver)
            throw new TransactionIdleException();
    }
}
