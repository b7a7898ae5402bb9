using Sagas.Calendars.Holidays;

namespace Sagas.Calendars.Tests;

public sealed class BusinessCalendarsTests
{
    [Fact]
    public void Each_holiday_file_is_a_country() => BusinessCalendars.Countries.ShouldBe(["DE", "EU", "NZ", "US"]);

    [Fact]
    public void Each_country_has_a_calendar() => BusinessCalendars.Countries.ShouldAllBe(country => BusinessCalendars.Of(country) != null);

    [Fact]
    public void A_calendar_is_read_once() => BusinessCalendars.Of("DE").ShouldBeSameAs(BusinessCalendars.Of("DE"));

    [Fact]
    public void The_countries_cannot_be_changed() => Should.Throw<NotSupportedException>(() => ((IList<string>)BusinessCalendars.Countries)[0] = "XX");

    [Theory]
    [InlineData("XX")]
    [InlineData("de")]
    [InlineData("")]
    public void An_unknown_country_is_told_the_known_ones(string country)
    {
        var refusal = Should.Throw<ArgumentException>(() => BusinessCalendars.Of(country));

        refusal.ParamName.ShouldBe("country");
        refusal.Message.ShouldStartWith($"Country is '{country}'. Allowed: DE, EU, NZ, US. Take one of these or add Holidays/{country}.txt to Sagas.Calendars.");
    }

    [Fact]
    public void Many_threads_may_ask_one_calendar()
    {
        var after = new DateTimeOffset(2025, 12, 24, 18, 0, 0, TimeSpan.Zero);

        var answers = Enumerable.Range(0, 1000).AsParallel()
            .Select(_ => BusinessCalendars.Of("DE").NextBankingDay(new TimeOnly(9, 0), "Europe/Berlin", after))
            .ToHashSet();

        answers.ShouldBe([new DateTimeOffset(2025, 12, 29, 9, 0, 0, TimeSpan.FromHours(1))]);
    }

    [Fact]
    public void Each_file_names_its_source() => HolidayFiles.Countries.Select(country => HolidayFiles.Read(country).Source).ShouldBeUnique();
}
