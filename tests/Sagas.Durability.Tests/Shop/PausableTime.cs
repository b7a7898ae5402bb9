namespace Sagas.Durability.Tests.Shop;

/// <summary>The system's clock, whose timers can be held back: a host on it stands still, as a stopped process does, while its clock runs on.</summary>
public sealed class PausableTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Action> _heldBack = [];
    private bool _isPaused;
    private long _ahead;

    /// <summary>From now on no timer fires.</summary>
    public void Pause()
    {
        lock (_lock)
            _isPaused = true;
    }

    /// <summary>As <see cref="Pause"/>, and waits until what was at work is over: no loop has come back to its timer for half a second.</summary>
    public async Task StandStillAsync()
    {
        Pause();
        for (var (before, now) = (-1, 0); before != now; (before, now) = (now, HeldBack))
            await Task.Delay(TimeSpan.FromMilliseconds(500));
    }

    /// <summary>What was held back fires, late.</summary>
    public void Resume()
    {
        List<Action> due;
        lock (_lock)
        {
            _isPaused = false;
            due = [.. _heldBack];
            _heldBack.Clear();
        }

        due.ForEach(fire => fire());
    }

    /// <summary>So much time has passed since whatever was timed before; the date stays.</summary>
    public void Pass(TimeSpan time) => Interlocked.Add(ref _ahead, (long)(time.TotalSeconds * TimestampFrequency));

    public override long GetTimestamp() => System.GetTimestamp() + Interlocked.Read(ref _ahead);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(_ => Fire(() => callback(state)), null, dueTime, period);

    private int HeldBack
    {
        get
        {
            lock (_lock)
                return _heldBack.Count;
        }
    }

    private void Fire(Action fire)
    {
        lock (_lock)
        {
            if (_isPaused)
            {
                _heldBack.Add(fire);
                return;
            }
        }

        fire();
    }
}
