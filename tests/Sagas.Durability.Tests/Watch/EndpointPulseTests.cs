using Microsoft.Extensions.Time.Testing;
using Sagas.Durability.Watch;

namespace Sagas.Durability.Tests.Watch;

public class EndpointPulseTests
{
    private const int Slots = 2;
    private static readonly TimeSpan HandlerLimit = TimeSpan.FromSeconds(60);
    private readonly FakeTimeProvider _time = new();
    private readonly FakeEndpoint _endpoint = new();
    private readonly EndpointPulse _pulse;

    public EndpointPulseTests() => _pulse = new EndpointPulse("order", () => Slots, _endpoint, _time);

    [Fact]
    public void An_endpoint_for_which_nothing_waits_is_well_however_long_nothing_moves() =>
        StuckAfter(seconds: 1_000, waiting: 0).ShouldBeFalse();

    [Fact]
    public void A_message_that_has_just_come_after_a_long_rest_is_no_backlog()
    {
        StuckAfter(seconds: 1_000, waiting: 0);

        StuckAfter(seconds: 1, waiting: 1).ShouldBeFalse();
    }

    [Fact]
    public void Messages_that_wait_for_ten_seconds_while_nothing_moves_are_a_reason_to_help()
    {
        StuckAfter(seconds: 9, waiting: 1).ShouldBeFalse();
        StuckAfter(seconds: 2, waiting: 1).ShouldBeTrue();
        _pulse.IsStuck.ShouldBeTrue();
    }

    [Fact]
    public void Help_gets_ten_seconds_to_show_and_the_endpoint_counts_as_stuck_until_it_moves()
    {
        StuckAfter(seconds: 11, waiting: 1);

        StuckAfter(seconds: 8, waiting: 1).ShouldBeFalse();
        _pulse.IsStuck.ShouldBeTrue();
        _pulse.Began();
        StuckAfter(seconds: 1, waiting: 1).ShouldBeFalse();
        _pulse.IsStuck.ShouldBeFalse();
    }

    [Fact]
    public void One_whose_handlers_end_now_and_then_gets_on()
    {
        for (var i = 0; i < 10; i++)
        {
            StuckAfter(seconds: 8, waiting: 100).ShouldBeFalse();
            _pulse.Began();
            _pulse.Ended();
        }
    }

    [Fact]
    public void One_whose_slots_are_all_taken_is_busy_for_as_long_as_a_handler_may_run()
    {
        for (var i = 0; i < Slots; i++)
            _pulse.Began();

        StuckAfter(seconds: 65, waiting: 100).ShouldBeFalse();
        StuckAfter(seconds: 10, waiting: 100).ShouldBeTrue();
    }

    [Fact]
    public void The_time_in_which_the_surroundings_were_away_does_not_count()
    {
        StuckAfter(seconds: 9, waiting: 1);
        _pulse.Excuse();

        StuckAfter(seconds: 9, waiting: 1).ShouldBeFalse();
    }

    [Fact]
    public void One_that_is_down_is_late_once_for_each_time_that_the_broker_comes_back()
    {
        _pulse.IsLate(openings: 1).ShouldBeFalse();

        _endpoint.IsDown = true;

        _pulse.IsLate(openings: 1).ShouldBeFalse();
        _pulse.IsLate(openings: 2).ShouldBeTrue();
        _pulse.IsLate(openings: 2).ShouldBeFalse();
        _pulse.IsLate(openings: 3).ShouldBeTrue();
        _endpoint.IsDown = false;
        _pulse.IsLate(openings: 4).ShouldBeFalse();
    }

    /// <summary>Looks each second, as the watchdog does; whether one of the looks found it stuck.</summary>
    private bool StuckAfter(int seconds, long waiting)
    {
        var stuck = false;
        for (var second = 0; second < seconds; second++)
        {
            stuck |= _pulse.Look(waiting, HandlerLimit);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        return stuck | _pulse.Look(waiting, HandlerLimit);
    }

    private sealed class FakeEndpoint : IRestartable
    {
        public bool IsDown { get; set; }

        public Task RestartAsync(CancellationToken stopping) => Task.CompletedTask;
    }
}
