using NodaTime;
using Sagas.Calendars.Holidays;
using static NodaTime.IsoDayOfWeek;

namespace Sagas.Calendars.Tests.Holidays;

/// <summary>Each file against the rules of its source, year by year.</summary>
public sealed class HolidayDataTests
{
    public static TheoryData<int> Years => [.. Enumerable.Range(2024, 12)];

    [Theory]
    [InlineData("DE")]
    [InlineData("EU")]
    [InlineData("NZ")]
    [InlineData("US")]
    public void A_file_covers_2024_to_2035(string country)
    {
        var file = HolidayFiles.Read(country);

        (file.FirstYear, file.LastYear).ShouldBe((2024, 2035));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Germany_has_the_nine_days_of_all_its_states(int year) => Days("DE", year).ShouldBe(
        [
            new(year, 1, 1), Rule.Easter(year).PlusDays(-2), Rule.Easter(year).PlusDays(1), new(year, 5, 1), Rule.Easter(year).PlusDays(39),
            Rule.Easter(year).PlusDays(50), new(year, 10, 3), new(year, 12, 25), new(year, 12, 26),
        ],
        ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Years))]
    public void The_euro_has_the_six_closing_days_of_t2(int year) => Days("EU", year).ShouldBe(
        [new(year, 1, 1), Rule.Easter(year).PlusDays(-2), Rule.Easter(year).PlusDays(1), new(year, 5, 1), new(year, 12, 25), new(year, 12, 26)],
        ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Years))]
    public void The_united_states_have_the_days_of_the_federal_reserve_and_the_mondays_after_its_sundays(int year)
    {
        LocalDate[] dates = [new(year, 1, 1), new(year, 6, 19), new(year, 7, 4), new(year, 11, 11), new(year, 12, 25)];
        LocalDate[] weekdays =
        [
            Rule.Nth(3, Monday, 1, year), Rule.Nth(3, Monday, 2, year), Rule.Last(Monday, 5, year), Rule.Nth(1, Monday, 9, year),
            Rule.Nth(2, Monday, 10, year), Rule.Nth(4, Thursday, 11, year),
        ];
        var mondays = dates.Where(day => day.DayOfWeek == Sunday).Select(day => day.PlusDays(1));

        Days("US", year).ShouldBe([.. dates, .. weekdays, .. mondays], ignoreOrder: true);
    }

    // The stars of the Board's own list of 2026 to 2030.
    [Fact]
    public void The_united_states_observe_the_mondays_that_the_board_lists() => HolidayFiles.Read("US").Days
        .Where(day => day.Value.EndsWith(", observed", StringComparison.Ordinal) && day.Key.Year <= 2030)
        .Select(day => day.Key)
        .ShouldBe([new LocalDate(2027, 7, 5), new LocalDate(2029, 11, 12)], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Years))]
    public void New_zealand_has_the_eleven_days_of_the_country_and_those_on_which_they_are_observed(int year)
    {
        LocalDate[] pairs = [new(year, 1, 1), new(year, 1, 2), new(year, 12, 25), new(year, 12, 26)];
        LocalDate[] singles = [new(year, 2, 6), new(year, 4, 25)];
        LocalDate[] moving =
            [Rule.Easter(year).PlusDays(-2), Rule.Easter(year).PlusDays(1), Rule.Nth(1, Monday, 6, year), Matariki(year), Rule.Nth(4, Monday, 10, year)];
        var observed = pairs.Where(Rule.IsWeekend).Select(day => day.PlusDays(2)).Concat(singles.Where(Rule.IsWeekend).Select(day => day.Next(Monday)));

        Days("NZ", year).ShouldBe([.. pairs, .. singles, .. moving, .. observed], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Matariki_is_a_friday_between_the_shortest_day_and_late_july(int year)
    {
        Matariki(year).DayOfWeek.ShouldBe(Friday);
        Matariki(year).ShouldBeInRange(new LocalDate(year, 6, 20), new LocalDate(year, 7, 21));
    }

    // The schedule of the act.
    private static LocalDate Matariki(int year) => year switch
    {
        2024 => new(2024, 6, 28),
        2025 => new(2025, 6, 20),
        2026 => new(2026, 7, 10),
        2027 => new(2027, 6, 25),
        2028 => new(2028, 7, 14),
        2029 => new(2029, 7, 6),
        2030 => new(2030, 6, 21),
        2031 => new(2031, 7, 11),
        2032 => new(2032, 7, 2),
        2033 => new(2033, 6, 24),
        2034 => new(2034, 7, 7),
        2035 => new(2035, 6, 29),
        _ => throw new ArgumentOutOfRangeException(nameof(year), $"Year is {year}. Allowed: 2024 to 2035. Add it from the act's schedule."),
    };

    private static IEnumerable<LocalDate> Days(string country, int year) => HolidayFiles.Read(country).Days.Keys.Where(day => day.Year == year);
}
