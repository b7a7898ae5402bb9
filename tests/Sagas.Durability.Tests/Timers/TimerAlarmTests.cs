using Microsoft.Extensions.Time.Testing;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Tests.Timers;

public class TimerAlarmTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task It_rings_at_once_for_a_timer_that_is_due_before_the_next_look()
    {
        var alarm = new TimerAlarm(_time);
        var waiting = alarm.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None);

        alarm.Committed(Now.AddMilliseconds(100));

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task It_sleeps_on_for_a_later_one()
    {
        var alarm = new TimerAlarm(_time);
        var waiting = alarm.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None);

        alarm.Committed(Now.AddSeconds(2));
        waiting.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_was_committed_while_nobody_waited_counts()
    {
        var alarm = new TimerAlarm(_time);
        alarm.Committed(Now.AddHours(1));

        await alarm.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;
}
