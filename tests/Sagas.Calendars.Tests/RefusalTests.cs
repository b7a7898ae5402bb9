using System.Globalization;
using Sagas.Workflows.Retrying;

namespace Sagas.Calendars.Tests;

public sealed class RefusalTests
{
    private static readonly IBusinessCalendar Calendar = BusinessCalendars.Of("EU");
    private static readonly DateTimeOffset Today = new(2025, 6, 17, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2035-12-31T18:00:00+01:00", "2036-01-01")]
    [InlineData("2036-05-05T12:00:00+01:00", "2036-05-06")]
    [InlineData("2023-12-28T12:00:00+01:00", "2023-12-29")]
    [InlineData("1999-12-31T12:00:00Z", "1999-12-31")]
    [InlineData("2100-01-01T12:00:00Z", "2100-01-01")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31")]
    public void A_day_outside_of_the_years_is_named_with_country_years_and_what_to_do(string after, string day)
    {
        var refusal = Should.Throw<ArgumentOutOfRangeException>(() => Next("Europe/Berlin", after));

        refusal.ParamName.ShouldBe("after");
        refusal.Message.ShouldStartWith("Country EU is covered for the years 2024 to 2035; the banking day after ");
        refusal.Message.ShouldContain($" may be {day}. Ask within these years, or add {day[..4]} to Holidays/EU.txt of Sagas.Calendars from its source: European Central Bank");
    }

    [Theory]
    [InlineData("2023-12-31T12:00:00+01:00", "2024-01-02T09:00:00+01:00")]
    [InlineData("2023-12-29T09:00:00+01:00", "2024-01-02T09:00:00+01:00")]
    [InlineData("2035-12-31T08:59:59+01:00", "2035-12-31T09:00:00+01:00")]
    public void What_has_its_answer_within_the_years_is_answered(string after, string expected) =>
        Next("Europe/Berlin", after).ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Europe/Berln")]
    [InlineData("europe/berlin")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("")]
    public void An_unknown_zone_is_named(string zone)
    {
        var refusal = Should.Throw<ArgumentException>(() => Calendar.NextBankingDay(new TimeOnly(9, 0), zone, Today));

        refusal.ParamName.ShouldBe("zone");
        refusal.Message.ShouldStartWith($"Zone is '{zone}'. Allowed: names of the IANA time zone database (TZDB: 20");
        refusal.Message.ShouldContain("such as Europe/Berlin. Case counts.");
    }

    [Fact]
    public void A_zone_is_not_null() => Should.Throw<ArgumentNullException>(() => Calendar.NextBankingDay(new TimeOnly(9, 0), null!, Today)).ParamName.ShouldBe("zone");

    [Fact]
    public void A_country_is_not_null() => Should.Throw<ArgumentNullException>(() => BusinessCalendars.Of(null!)).ParamName.ShouldBe("country");

    private static DateTimeOffset Next(string zone, string after) =>
        Calendar.NextBankingDay(new TimeOnly(9, 0), zone, DateTimeOffset.Parse(after, CultureInfo.InvariantCulture));
}
