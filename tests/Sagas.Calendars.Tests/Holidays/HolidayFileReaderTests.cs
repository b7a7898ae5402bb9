using NodaTime;
using Sagas.Calendars.Holidays;

namespace Sagas.Calendars.Tests.Holidays;

public sealed class HolidayFileReaderTests
{
    [Fact]
    public void A_file_gives_its_source_its_years_and_its_days()
    {
        var file = Read("# Utopia", "source: More, Utopia, book 2", "years: 2024-2025", "", "2024-12-25 Christmas Day", "", "2025-01-01 New Year's Day");

        file.Country.ShouldBe("XX");
        file.Source.ShouldBe("More, Utopia, book 2");
        (file.FirstYear, file.LastYear).ShouldBe((2024, 2025));
        file.Days.ShouldBe(
            new Dictionary<LocalDate, string> { [new(2024, 12, 25)] = "Christmas Day", [new(2025, 1, 1)] = "New Year's Day" },
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("2024-12-25", "2024-12-25 Christmas Day, a date and its name")]
    [InlineData("25.12.2024 Christmas Day", "2024-12-25 Christmas Day, a date and its name")]
    [InlineData("2024-02-30 Leap Day", "2024-12-25 Christmas Day, a date and its name")]
    [InlineData("Christmas Day", "2024-12-25 Christmas Day, a date and its name")]
    [InlineData("2026-01-01 New Year's Day", "a day in the years 2024-2025")]
    [InlineData("2024-01-01 New Year's Day", "a day after 2024-01-01: days are in order, each once")]
    [InlineData("source: another", "the source once")]
    [InlineData("years: 2026-2027", "the years once")]
    public void A_line_that_is_wrong_is_named_with_what_is_expected(string line, string expected) =>
        Refusal("source: a law", "years: 2024-2025", "2024-01-01 New Year's Day", line, "2025-01-01 New Year's Day")
            .ShouldBe($"Holidays/XX.txt, line 4: '{line}'. Expected: {expected}.");

    [Theory]
    [InlineData("years: 2024")]
    [InlineData("years: 2025-2024")]
    [InlineData("years: 24-25")]
    [InlineData("years: 2024-2025, at least")]
    public void Years_are_two_of_four_digits_in_order(string line) =>
        Refusal("source: a law", line).ShouldBe($"Holidays/XX.txt, line 2: '{line}'. Expected: years: 2024-2035, the first no later than the last.");

    [Fact]
    public void A_source_is_not_empty() =>
        Refusal("# Utopia", "source:").ShouldBe("Holidays/XX.txt, line 2: 'source:'. Expected: source: the law or the official list.");

    [Fact]
    public void A_day_comes_after_the_source() => Refusal("years: 2024-2025", "2024-01-01 New Year's Day")
        .ShouldBe("Holidays/XX.txt, line 2: '2024-01-01 New Year's Day'. Expected: source: the law or the official list, before the first day.");

    [Fact]
    public void A_day_comes_after_the_years() => Refusal("source: a law", "2024-01-01 New Year's Day")
        .ShouldBe("Holidays/XX.txt, line 2: '2024-01-01 New Year's Day'. Expected: years: 2024-2035, the first no later than the last, before the first day.");

    [Fact]
    public void A_file_without_a_source_is_refused_at_its_end() =>
        Refusal("years: 2024-2025").ShouldBe("Holidays/XX.txt, line 2: 'the end'. Expected: source: the law or the official list.");

    [Fact]
    public void A_file_without_years_is_refused_at_its_end() =>
        Refusal("source: a law").ShouldBe("Holidays/XX.txt, line 2: 'the end'. Expected: years: 2024-2035, the first no later than the last.");

    [Fact]
    public void A_year_that_is_covered_has_days() => Refusal("source: a law", "years: 2024-2026", "2024-01-01 New Year's Day", "2026-01-01 New Year's Day")
        .ShouldBe("Holidays/XX.txt, line 5: 'the end'. Expected: days of 2025, which the years 2024-2026 include.");

    private static string Refusal(params string[] lines) => Should.Throw<InvalidDataException>(() => Read(lines)).Message;

    private static HolidayFile Read(params string[] lines)
    {
        using var text = new StringReader(string.Join('\n', lines));
        return HolidayFileReader.Read("XX", text);
    }
}
