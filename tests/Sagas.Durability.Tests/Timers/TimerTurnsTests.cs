using Sagas.Durability.Identity;
using Sagas.Durability.Journal;
using Sagas.Durability.Timeline;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Tests.Timers;

public class TimerTurnsTests
{
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();

    [Fact]
    public void Entries_that_touch_different_timers_are_one_part()
    {
        TimerTurns.Of([Entry(A), Entry(), Entry(B)]).Select(part => part.Count).ShouldBe([3]);
    }

    [Fact]
    public void An_entry_that_touches_a_timer_again_begins_the_next_part()
    {
        TimerTurns.Of([Entry(A), Entry(B), Entry(A), Entry(B), Entry(B)]).Select(part => part.Count).ShouldBe([2, 2, 1]);
    }

    private static JournalEntry Entry(params Guid[] tokens) => new(
        new ConsumerKey("q", "c", "m"),
        new HandledMessage(Guid.CreateVersion7(), "default", "M", null, new HistoryNote(), TimeSpan.Zero, null),
        DateTime.UtcNow,
        [],
        new OutgoingFormat(""),
        [],
        [],
        [.. tokens.Select(token => new TimerChange(token, null))]);
}
