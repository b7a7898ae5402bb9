using Microsoft.Extensions.Time.Testing;
using Sagas.Durability.Identity;
using Sagas.Durability.Lives;

namespace Sagas.Durability.Tests.Lives;

public class DatabaseClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(14);

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public void A_node_whose_clock_is_off_makes_ids_that_others_take_and_takes_theirs(int minutesAhead)
    {
        var right = new DatabaseClock(new FakeTimeProvider(Noon));
        var wrong = new DatabaseClock(new FakeTimeProvider(Noon.AddMinutes(minutesAhead))) { Offset = TimeSpan.FromMinutes(minutesAhead) };

        IncomingId.Of(MessageIds.New(wrong), null, [], right.GetUtcNow(), Horizon).Refusal.ShouldBeNull();
        IncomingId.Of(MessageIds.New(right), null, [], wrong.GetUtcNow(), Horizon).Refusal.ShouldBeNull();
        wrong.Machine.GetUtcNow().ShouldBe(Noon.AddMinutes(minutesAhead));
    }

    [Fact]
    public async Task What_is_waited_for_takes_as_long_as_by_the_machines_clock()
    {
        var machine = new FakeTimeProvider(Noon);
        var clock = new DatabaseClock(machine) { Offset = TimeSpan.FromHours(1) };
        var (started, waiting) = (clock.GetTimestamp(), Task.Delay(TimeSpan.FromSeconds(5), clock));

        machine.Advance(TimeSpan.FromSeconds(4));
        waiting.IsCompleted.ShouldBeFalse();
        machine.Advance(TimeSpan.FromSeconds(1));

        await waiting;
        clock.GetElapsedTime(started).ShouldBe(TimeSpan.FromSeconds(5));
    }
}
