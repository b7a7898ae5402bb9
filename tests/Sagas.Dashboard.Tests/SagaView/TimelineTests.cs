using Bunit;
using Sagas.Dashboard.SagaView;
using Sagas.Dashboard.Tests.Desk;

namespace Sagas.Dashboard.Tests.SagaView;

public sealed class TimelineTests : BunitContext
{
    [Fact]
    public void Before_the_first_commit_it_says_that_nothing_has_happened() =>
        Timeline().Find("p").TextContent.ShouldBe("Nothing has happened yet: the command is accepted, its first step has not been committed.");

    [Fact]
    public void The_day_is_shown_where_it_changes()
    {
        var timeline = Timeline(Item(1, DeskDatabase.Now), Item(2, DeskDatabase.Now.AddSeconds(1)), Item(3, DeskDatabase.Now.AddHours(12)));

        timeline.FindAll(".at").Select(PageAnswer.Words).ShouldBe(["2026-02-01 12:00:00.000", "12:00:01.000", "2026-02-02 00:00:00.000"]);
        timeline.FindAll(".after").Select(PageAnswer.Words).ShouldBe(["", "+1 s", "+11 h 59 min"]);
    }

    [Fact]
    public void A_late_event_is_marked_and_moves_nothing()
    {
        var timeline = Timeline(Item(1, DeskDatabase.Now) with { From = "Completed", To = "Completed", Late = true });

        timeline.Find("summary").Children.Single().TextContent.ShouldBe("late");
        timeline.Find(".to").TextContent.Trim().ShouldBe("stays Completed");
    }

    private static TimelineItem Item(int seq, DateTime at) => new()
    {
        Seq = seq,
        At = at,
        Event = "FundsReserved",
        From = "Submitted",
        To = "Reserved",
        By = "system",
        MessageId = DeskDatabase.Id(seq),
        Late = false,
        DurationMs = 1,
        Sent = [],
    };

    private IRenderedComponent<Timeline> Timeline(params TimelineItem[] items) => Render<Timeline>(parameters => parameters.Add(timeline => timeline.Items, items));
}
