using Microsoft.Extensions.Time.Testing;
using Sagas.Durability.Capture;

namespace Sagas.Durability.Tests.Capture;

public sealed class HandlerClockTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly FakeTimeProvider _time = new();
    private readonly HandlerClock _clock;

    public HandlerClockTests() => _clock = new HandlerClock(Limit, _time);

    public void Dispose() => _clock.Dispose();

    [Fact]
    public async Task A_handler_that_ends_when_it_is_told_to_fails_with_the_limit_in_words()
    {
        var run = _clock.RunAsync(() => Task.Delay(Timeout.Infinite, _clock.Late));

        _time.Advance(Limit);

        (await Should.ThrowAsync<TimeoutException>(run)).Message.ShouldContain("60 s");
    }

    [Fact]
    public async Task A_handler_that_does_not_listen_is_left_alone_a_second_later()
    {
        var run = _clock.RunAsync(() => new TaskCompletionSource().Task);

        _time.Advance(Limit);
        run.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<TimeoutException>(run);
    }

    [Fact]
    public async Task Its_own_failure_stays_its_own() =>
        (await Should.ThrowAsync<InvalidOperationException>(_clock.RunAsync(() => throw new InvalidOperationException("It rattles.")))).Message.ShouldBe("It rattles.");

    [Fact]
    public async Task Waiting_for_a_turn_is_not_its_time()
    {
        var turn = new TaskCompletionSource();
        var run = _clock.RunAsync(async () =>
        {
            _clock.Stop();
            await turn.Task;
            _clock.Start();
        });

        _time.Advance(2 * Limit);
        turn.SetResult();

        await run;
    }
}
