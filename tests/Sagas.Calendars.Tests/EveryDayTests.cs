using NodaTime;
using Sagas.Calendars.Holidays;
using Sagas.Calendars.Tests.Holidays;

namespace Sagas.Calendars.Tests;

/// <summary>All of the covered years, day by day.</summary>
public sealed class EveryDayTests
{
    private static readonly TimeOnly Nine = new(9, 0);

    public static TheoryData<string, string> Places => new()
    {
        { "DE", "Europe/Berlin" },
        { "EU", "UTC" },
        { "EU", "Africa/Cairo" },
        { "US", "America/New_York" },
        { "US", "Pacific/Honolulu" },
        { "NZ", "Pacific/Auckland" },
        { "NZ", "Pacific/Chatham" },
    };

    // What is asked after each answer gives the next: every banking day once and in order, nothing else and none left out.
    [Theory]
    [MemberData(nameof(Places))]
    public void From_answer_to_answer_come_all_banking_days_and_only_they(string country, string zone)
    {
        var expected = BankingDays(country, zone);

        Walk(country, zone, expected[0].AddTicks(-1), expected.Count).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void After_each_third_hour_the_answer_is_the_first_banking_day_to_come(string country, string zone)
    {
        var calendar = BusinessCalendars.Of(country);
        var days = BankingDays(country, zone);
        var next = 0;

        for (var after = days[0].AddDays(-1); after < days[^1]; after = after.AddHours(3))
        {
            while (days[next] <= after)
                next++;

            calendar.NextBankingDay(Nine, zone, after).ShouldBe(days[next]);
        }
    }

    private static List<DateTimeOffset> Walk(string country, string zone, DateTimeOffset after, int count)
    {
        List<DateTimeOffset> answers = [];
        while (answers.Count < count)
            answers.Add(after = BusinessCalendars.Of(country).NextBankingDay(Nine, zone, after));

        return answers;
    }

    private static List<DateTimeOffset> BankingDays(string country, string zone)
    {
        var file = HolidayFiles.Read(country);
        var there = DateTimeZoneProviders.Tzdb[zone];
        var first = new LocalDate(file.FirstYear, 1, 1);
        return [.. Enumerable.Range(0, Period.DaysBetween(first, new LocalDate(file.LastYear + 1, 1, 1)))
            .Select(first.PlusDays)
            .Where(day => !Rule.IsWeekend(day) && !file.Days.ContainsKey(day))
            .Select(day => there.AtStrictly(day + new LocalTime(9, 0)).ToDateTimeOffset())];
    }
}
