namespace Sagas.Durability.Tests.Shop;

/// <summary>The system's clock on which long waits, as between two tries of a send, are a twentieth as long.</summary>
public sealed class HurriedTime : TimeProvider
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime < Long ? dueTime : dueTime / 20, period);
}
