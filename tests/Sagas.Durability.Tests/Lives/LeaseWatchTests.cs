using Sagas.Durability.Lives;

namespace Sagas.Durability.Tests.Lives;

/// <summary>Times are seconds of the observer's own clock. It reads four times a second and renews every second, unless a test says otherwise.</summary>
public class LeaseWatchTests
{
    private static readonly Guid Other = Guid.CreateVersion7();
    private readonly LeaseWatch _watch = new(TimeSpan.FromSeconds(3));

    [Theory]
    [InlineData(1.0, false)]
    [InlineData(2.9, false)]
    [InlineData(3.5, true)]
    public void A_node_is_dead_after_three_seconds_without_a_heartbeat(double silence, bool dead)
    {
        Observe(0, 10, at => at);

        Observe(10, 10 + silence, _ => 10).ShouldBe(dead);
    }

    [Fact]
    public void A_node_that_renews_every_second_is_never_dead() => Observe(0, 60, at => Math.Floor(at)).ShouldBeFalse();

    [Fact]
    public void A_heartbeat_that_goes_backward_is_a_heartbeat() => Observe(0, 60, at => -3600 * Math.Floor(at)).ShouldBeFalse();

    [Fact]
    public void A_raised_epoch_is_a_sign_of_life_and_of_its_taker()
    {
        Observe(0, 10, _ => 0).ShouldBeTrue();

        Read(10.1, new LeaseSeen(Other, 2, Beat(0))).ShouldBeEmpty();
    }

    [Fact]
    public void Two_readings_are_no_proof_however_far_apart()
    {
        Renew(0, 60);
        Read(50, Seen(0)).ShouldBeEmpty();
        Read(59, Seen(0)).ShouldBeEmpty();
        Read(59.5, Seen(0)).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_observer_that_cannot_renew_judges_nobody()
    {
        Observe(0, 4, _ => 0, renews: false).ShouldBeFalse();
        Observe(0, 4, at => at);
        Observe(4, 10, _ => 4, renews: false).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(2.9, false)]
    [InlineData(3.5, true)]
    public void After_a_pause_of_the_database_everybody_has_one_lease_from_the_first_renewal_on(double sinceThen, bool dead)
    {
        Observe(0, 10, at => at);

        Observe(18, 18 + sinceThen, _ => 10).ShouldBe(dead);
    }

    [Fact]
    public void What_was_read_before_the_observer_stood_still_is_no_proof_after_it()
    {
        Observe(0, 12.5, at => Math.Min(at, 10));

        Read(40, Seen(10)).ShouldBeEmpty();
    }

    [Fact]
    public void A_slow_answer_shows_the_past_and_counts_from_when_it_was_asked_for()
    {
        Observe(0, 10, at => at);
        Renew(10, 14);

        for (var at = 10.25; at <= 12.75; at += 0.25)
            Read(at, Seen(10)).ShouldBeEmpty();

        _watch.Read(At(12.8), At(13.9), [Seen(10)]).ShouldBeEmpty();
        _watch.Read(At(13.9), At(14), [Seen(10)]).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_observer_that_starts_over_waits_a_lease_as_at_its_start()
    {
        Observe(0, 10, at => at);
        _watch.Restart();

        Observe(10, 12.9, _ => 10).ShouldBeFalse();
        Observe(13, 14, _ => 10).ShouldBeTrue();
    }

    [Fact]
    public void Only_the_silent_one_is_dead()
    {
        var alive = Guid.CreateVersion7();
        Renew(0, 5);
        for (var at = 0.0; at < 5; at += 0.25)
            Read(at, Seen(0), new LeaseSeen(alive, 1, Beat(at)));

        Read(5, Seen(0), new LeaseSeen(alive, 1, Beat(5))).Select(life => life.Id).ShouldBe([Other]);
    }

    /// <summary>Whether the other node is dead in the last reading of a while.</summary>
    private bool Observe(double from, double to, Func<double, double> heartbeat, bool renews = true)
    {
        var dead = false;
        for (var at = from; at <= to; at += 0.25)
        {
            if (renews && at % 1 == 0)
                _watch.Renewed(At(at));
            dead = Read(at, Seen(heartbeat(at))).Count > 0;
        }

        return dead;
    }

    private void Renew(double from, double to)
    {
        for (var at = from; at <= to; at++)
            _watch.Renewed(At(at));
    }

    private IReadOnlyList<LeaseSeen> Read(double at, params LeaseSeen[] leases) => _watch.Read(At(at), At(at), leases);

    private static LeaseSeen Seen(double heartbeat) => new(Other, 1, Beat(heartbeat));

    private static DateTime Beat(double heartbeat) => DateTime.UnixEpoch.AddSeconds(heartbeat);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
