using System.Globalization;
using Sagas.Calendars.Holidays;

namespace Sagas.Calendars.Tests;

public sealed class NextBankingDayTests
{
    // The country, the time of day and its zone, the instant after which, and the answer.
    [Theory]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-06-17T08:00:00+02:00", "2025-06-17T09:00:00+02:00", "the same day, when its time is to come")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-06-17T10:00:00+02:00", "2025-06-18T09:00:00+02:00", "the next day, when its time is over")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-06-17T09:00:00+02:00", "2025-06-18T09:00:00+02:00", "the next day, exactly at the time")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-06-17T08:59:59.9999999+02:00", "2025-06-17T09:00:00+02:00", "the same day, a tick before")]
    [InlineData("DE", "00:00", "Europe/Berlin", "2025-06-17T00:00:00+02:00", "2025-06-18T00:00:00+02:00", "the next midnight, at midnight")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-06-13T18:00:00+02:00", "2025-06-16T09:00:00+02:00", "Friday evening to Monday")]
    [InlineData("DE", "23:59", "Europe/Berlin", "2025-06-14T12:00:00+02:00", "2025-06-16T23:59:00+02:00", "Saturday to Monday")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-12-24T18:00:00+01:00", "2025-12-29T09:00:00+01:00", "over Christmas and the weekend after it")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-12-23T18:00:00+01:00", "2025-12-24T09:00:00+01:00", "24 December is a banking day")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-12-30T18:00:00+01:00", "2025-12-31T09:00:00+01:00", "31 December is a banking day")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-12-31T18:00:00+01:00", "2026-01-02T09:00:00+01:00", "over the end of the year")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-04-17T18:00:00+02:00", "2025-04-22T09:00:00+02:00", "over Easter")]
    [InlineData("DE", "09:00", "Europe/Berlin", "2025-05-28T18:00:00+02:00", "2025-05-30T09:00:00+02:00", "over Ascension Day")]
    [InlineData("EU", "09:00", "Europe/Berlin", "2025-05-28T18:00:00+02:00", "2025-05-29T09:00:00+02:00", "T2 is open on Ascension Day")]
    [InlineData("EU", "09:00", "Europe/Paris", "2025-12-24T18:00:00+01:00", "2025-12-29T09:00:00+01:00", "T2 closes over Christmas")]
    [InlineData("US", "09:00", "America/New_York", "2026-07-02T18:00:00-04:00", "2026-07-03T09:00:00-04:00", "a holiday on a Saturday moves nothing")]
    [InlineData("US", "09:00", "America/New_York", "2027-12-30T18:00:00-05:00", "2027-12-31T09:00:00-05:00", "nor does New Year's Day on a Saturday")]
    [InlineData("US", "09:00", "America/New_York", "2027-07-02T18:00:00-04:00", "2027-07-06T09:00:00-04:00", "a holiday on a Sunday closes the Monday")]
    [InlineData("NZ", "09:00", "Pacific/Auckland", "2027-12-24T18:00:00+13:00", "2027-12-29T09:00:00+13:00", "Christmas on a weekend is observed on two days after it")]
    [InlineData("NZ", "09:00", "Pacific/Auckland", "2026-07-09T18:00:00+12:00", "2026-07-13T09:00:00+12:00", "over Matariki")]
    public void The_next_banking_day_is(string country, string time, string zone, string after, string expected, string because) =>
        Next(country, time, zone, after).ShouldBe(expected, because);

    // One instant: Friday morning in New York, Friday evening in Berlin, Saturday in Auckland.
    [Theory]
    [InlineData("America/New_York", "2025-06-13T17:00:00-04:00")]
    [InlineData("Europe/Berlin", "2025-06-16T17:00:00+02:00")]
    [InlineData("Pacific/Auckland", "2025-06-16T17:00:00+12:00")]
    public void One_instant_has_its_next_banking_day_in_each_zone(string zone, string expected) => Next("EU", "17:00", zone, "2025-06-13T15:30:00Z").ShouldBe(expected);

    [Fact]
    public void The_offset_in_which_is_asked_changes_nothing() =>
        Next("DE", "09:00", "Europe/Berlin", "2025-06-14T05:00:00+12:00").ShouldBe(Next("DE", "09:00", "Europe/Berlin", "2025-06-13T17:00:00Z"));

    [Fact]
    public void A_time_keeps_its_ticks() => Next("DE", "09:00:00.0000001", "Europe/Berlin", "2025-06-17T09:00:00+02:00").ShouldBe("2025-06-17T09:00:00.0000001+02:00");

    // Berlin's clocks change on Sundays: what is seen of it is the offset of the Monday.
    [Theory]
    [InlineData("DE", "Europe/Berlin", "2025-03-28T18:00:00+01:00", "2025-03-31T09:00:00+02:00")]
    [InlineData("DE", "Europe/Berlin", "2025-10-24T18:00:00+02:00", "2025-10-27T09:00:00+01:00")]
    [InlineData("NZ", "Pacific/Auckland", "2025-09-26T18:00:00+12:00", "2025-09-29T09:00:00+13:00")]
    [InlineData("NZ", "Pacific/Auckland", "2025-04-04T18:00:00+13:00", "2025-04-07T09:00:00+12:00")]
    public void Over_a_weekend_on_which_clocks_change_the_time_of_day_stays(string country, string zone, string after, string expected) =>
        Next(country, "09:00", zone, after).ShouldBe(expected);

    // Cairo goes forward at midnight to a Friday, Jerusalem at two o'clock on one.
    [Theory]
    [InlineData("00:30", "Africa/Cairo", "2025-04-24T12:00:00+02:00", "2025-04-25T01:00:00+03:00")]
    [InlineData("02:30", "Asia/Jerusalem", "2025-03-27T12:00:00+02:00", "2025-03-28T03:00:00+03:00")]
    public void On_a_banking_day_a_time_in_the_gap_is_the_first_instant_after_it(string time, string zone, string after, string expected) =>
        Next("EU", time, zone, after).ShouldBe(expected);

    [Fact]
    public void What_is_asked_at_the_end_of_the_gap_is_answered_after_the_weekend() =>
        Next("EU", "02:30", "Asia/Jerusalem", "2025-03-28T03:00:00+03:00").ShouldBe("2025-03-31T02:30:00+03:00");

    // Cairo goes back at the end of a Thursday: 23:30 comes at 20:30 UTC and again at 21:30 UTC.
    [Theory]
    [InlineData("2025-10-30T20:29:59Z", "2025-10-30T23:30:00+03:00")]
    [InlineData("2025-10-30T20:30:00Z", "2025-10-30T23:30:00+02:00")]
    [InlineData("2025-10-30T21:29:59Z", "2025-10-30T23:30:00+02:00")]
    [InlineData("2025-10-30T21:30:00Z", "2025-10-31T23:30:00+02:00")]
    public void On_a_banking_day_a_time_that_exists_twice_is_the_first_that_is_still_to_come(string after, string expected) =>
        Next("EU", "23:30", "Africa/Cairo", after).ShouldBe(expected);

    // Casey station went back from two o'clock on a Friday to eleven on the Thursday evening.
    [Fact]
    public void An_evening_that_comes_again_after_midnight_is_still_to_come()
    {
        using var text = new StringReader("source: none\nyears: 2010-2010\n2010-01-01 New Year's Day");
        var calendar = new BusinessCalendar(HolidayFileReader.Read("AQ", text));

        var answer = calendar.NextBankingDay(new TimeOnly(23, 30), "Antarctica/Casey", new DateTimeOffset(2010, 3, 5, 1, 0, 0, TimeSpan.FromHours(11)));

        answer.ShouldBe(new DateTimeOffset(2010, 3, 4, 23, 30, 0, TimeSpan.FromHours(8)));
    }

    private static string Next(string country, string time, string zone, string after)
    {
        var answer = BusinessCalendars.Of(country)
            .NextBankingDay(TimeOnly.Parse(time, CultureInfo.InvariantCulture), zone, DateTimeOffset.Parse(after, CultureInfo.InvariantCulture));
        return answer.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
    }
}
