using NodaTime;
using NodaTime.Text;

namespace Sagas.Calendars.Tests.Holidays;

public sealed class RuleTests
{
    // The earliest and latest that there are, both epacts that are moved, and the years that the files cover.
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("2031-04-13")]
    [InlineData("2032-03-28")]
    [InlineData("2033-04-17")]
    [InlineData("2034-04-09")]
    [InlineData("2035-03-25")]
    public void Easter_is_where_the_almanacs_have_it(string easter)
    {
        var day = LocalDatePattern.Iso.Parse(easter).Value;

        Rule.Easter(day.Year).ShouldBe(day);
    }

    [Fact]
    public void Weekdays_are_counted_within_their_month()
    {
        Rule.Nth(1, IsoDayOfWeek.Monday, 9, 2025).ShouldBe(new LocalDate(2025, 9, 1));
        Rule.Nth(4, IsoDayOfWeek.Thursday, 11, 2025).ShouldBe(new LocalDate(2025, 11, 27));
        Rule.Last(IsoDayOfWeek.Monday, 5, 2027).ShouldBe(new LocalDate(2027, 5, 31));
    }
}
