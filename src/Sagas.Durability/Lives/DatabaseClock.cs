namespace Sagas.Durability.Lives;

/// <summary>
/// The time that a node goes by: its machine's clock, put right by the database's. So a node whose clock is off makes ids that others take, and takes
/// theirs.
/// </summary>
/// <param name="machine">The machine's clock. What is measured and waited for is its alone.</param>
internal sealed class DatabaseClock(TimeProvider machine) : TimeProvider
{
    private long _offset;

    /// <summary>The machine's clock as it is.</summary>
    public TimeProvider Machine => machine;

    /// <summary>How far that is from the database's, as far as known; positive when it is ahead.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _offset));
        set => Interlocked.Exchange(ref _offset, value.Ticks);
    }

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() - Offset;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);
}
