using NodaTime;
using NodaTime.Text;

namespace Sagas.Calendars.Tests;

/// <summary>Days on which clocks change, in zones where that is never a banking day too.</summary>
public sealed class WallClockTests
{
    private static readonly Instant LongBefore = Instant.FromUtc(2000, 1, 1, 0, 0);

    [Theory]
    [InlineData("Europe/Berlin", "2025-03-30T02:30:00", "2025-03-30T03:00:00+02")]
    [InlineData("Europe/Berlin", "2025-03-30T02:00:00", "2025-03-30T03:00:00+02")]
    [InlineData("Europe/Berlin", "2025-03-30T01:59:59", "2025-03-30T01:59:59+01")]
    [InlineData("Europe/Berlin", "2025-03-30T03:00:00", "2025-03-30T03:00:00+02")]
    [InlineData("America/New_York", "2025-03-09T02:30:00", "2025-03-09T03:00:00-04")]
    [InlineData("Australia/Sydney", "2025-10-05T02:30:00", "2025-10-05T03:00:00+11")]
    [InlineData("Pacific/Auckland", "2025-09-28T02:30:00", "2025-09-28T03:00:00+13")]
    [InlineData("Australia/Lord_Howe", "2025-10-05T02:15:00", "2025-10-05T02:30:00+11")]
    public void A_time_that_does_not_exist_is_the_first_instant_after_the_gap(string zone, string local, string expected) =>
        At(zone, local, LongBefore).ShouldBe(expected);

    [Theory]
    [InlineData("Europe/Berlin", "2025-10-26T02:30:00", "2025-10-26T02:30:00+02")]
    [InlineData("America/New_York", "2025-11-02T01:30:00", "2025-11-02T01:30:00-04")]
    [InlineData("Australia/Sydney", "2025-04-06T02:30:00", "2025-04-06T02:30:00+11")]
    [InlineData("Pacific/Auckland", "2025-04-06T02:30:00", "2025-04-06T02:30:00+13")]
    public void A_time_that_exists_twice_is_the_earlier_of_the_two(string zone, string local, string expected) => At(zone, local, LongBefore).ShouldBe(expected);

    [Theory]
    [InlineData("Europe/Berlin", "2025-10-26T02:30:00", "2025-10-26T00:30:00Z", "2025-10-26T02:30:00+01")]
    [InlineData("America/New_York", "2025-11-02T01:30:00", "2025-11-02T05:30:00Z", "2025-11-02T01:30:00-05")]
    [InlineData("Australia/Sydney", "2025-04-06T02:30:00", "2025-04-05T15:30:00Z", "2025-04-06T02:30:00+10")]
    [InlineData("Pacific/Auckland", "2025-04-06T02:30:00", "2025-04-05T13:30:00Z", "2025-04-06T02:30:00+12")]
    public void When_the_earlier_is_over_it_is_the_later_of_the_two(string zone, string local, string after, string expected) =>
        At(zone, local, InstantPattern.General.Parse(after).Value).ShouldBe(expected);

    [Theory]
    [InlineData("Europe/Berlin", "2025-10-26T02:30:00", "2025-10-26T01:30:00Z")]
    [InlineData("Pacific/Auckland", "2025-04-06T02:30:00", "2025-04-05T14:30:00Z")]
    public void When_both_are_over_there_is_none(string zone, string local, string after) =>
        At(zone, local, InstantPattern.General.Parse(after).Value).ShouldBeNull();

    // Samoa crossed the date line over a Friday.
    [Fact]
    public void A_day_that_a_zone_leaves_out_has_none() => At("Pacific/Apia", "2011-12-30T09:00:00", LongBefore).ShouldBeNull();

    // Greenland goes forward at 23:00 on a Saturday.
    [Fact]
    public void A_day_that_ends_in_the_gap_has_none() => At("America/Nuuk", "2025-03-29T23:30:00", LongBefore).ShouldBeNull();

    private static string? At(string zone, string local, Instant after)
    {
        var (day, time) = LocalDateTimePattern.GeneralIso.Parse(local).Value;
        return WallClock.FirstAfter(after, day, time, WallClock.Zone(zone)) is { } found ? OffsetDateTimePattern.GeneralIso.Format(found.ToOffsetDateTime()) : null;
    }
}
