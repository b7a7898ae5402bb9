using Sagas.Workflows.Retrying;

namespace Sagas.Workflows.Tests.Deciding;

public class LaterTests
{
    private static readonly Guid Execution = new("11111111-1111-8111-8111-111111111111");
    private static readonly DateTimeOffset First = new(2026, 1, 2, 18, 0, 0, TimeSpan.Zero);
    private static readonly TimeOnly Nine = new(9, 0);

    [Fact]
    public void It_is_tried_on_the_next_banking_day_in_utc() =>
        OnBankingDays().Next(Execution, First, First).ShouldBe(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_last_time_lies_within_the_limit_from_the_first_failure() =>
        OnBankingDays().Next(Execution, First, First.AddDays(10)).ShouldBeNull();

    [Fact]
    public void Times_are_spread_by_the_execution_and_the_same_each_time_it_is_asked()
    {
        var spread = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()).Select(execution => OnBankingDays(TimeSpan.FromMinutes(15)).Next(execution, First, First)!.Value).ToList();

        spread.Distinct().Count().ShouldBeGreaterThan(190);
        (spread.Max() - spread.Min()).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(15));
        OnBankingDays(TimeSpan.FromMinutes(15)).Next(Execution, First, First).ShouldBe(OnBankingDays(TimeSpan.FromMinutes(15)).Next(Execution, First, First));
    }

    [Fact]
    public void Both_kinds_say_in_words_when()
    {
        OnBankingDays().InWords.ShouldBe("on banking days at 09:00 for 10 d");
        Later.Every(TimeSpan.FromMinutes(90), TimeSpan.FromHours(36)).InWords.ShouldBe("every 1 h 30 min for 1 d 12 h");
    }

    private static Later OnBankingDays(TimeSpan spread = default) => Later.OnBankingDays(new WeekDays(), Nine, "Europe/Berlin", TimeSpan.FromDays(10), spread);

    /// <summary>Monday to Friday, an hour before UTC all year.</summary>
    private sealed class WeekDays : IBusinessCalendar
    {
        public DateTimeOffset NextBankingDay(TimeOnly time, string zone, DateTimeOffset after)
        {
            zone.ShouldBe("Europe/Berlin");
            var local = after.ToOffset(TimeSpan.FromHours(1));
            var day = DateOnly.FromDateTime(local.DateTime);
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || new DateTimeOffset(day, time, local.Offset) <= after)
                day = day.AddDays(1);
            return new DateTimeOffset(day, time, local.Offset);
        }
    }
}
