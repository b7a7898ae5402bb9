using NodaTime;
using Sagas.Calendars.Holidays;
using Sagas.Workflows.Retrying;

namespace Sagas.Calendars;

/// <summary>A country's banking days: every day but Saturdays, Sundays and the holidays of its file.</summary>
internal sealed class BusinessCalendar(HolidayFile holidays) : IBusinessCalendar
{
    /// <inheritdoc/>
    public DateTimeOffset NextBankingDay(TimeOnly time, string zone, DateTimeOffset after)
    {
        var there = WallClock.Zone(zone);
        RefuseWhatIsYearsAway(after);
        var instant = Instant.FromDateTimeOffset(after);

        // A clock that is put back over midnight shows the evening before once more, so the search begins a day early.
        for (var day = instant.InZone(there).Date.PlusDays(-1); ; day = day.PlusDays(1))
        {
            if (WallClock.FirstAfter(instant, day, LocalTime.FromTimeOnly(time), there) is { } found && IsBankingDay(day, after))
                return found.ToDateTimeOffset();
        }
    }

    private bool IsBankingDay(LocalDate day, DateTimeOffset after) =>
        day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        && (holidays.Covers(day) ? !holidays.Days.ContainsKey(day) : throw NotCovered(day, after));

    // The last instants that a DateTimeOffset can hold have no local date in zones that are ahead.
    private void RefuseWhatIsYearsAway(DateTimeOffset after)
    {
        var day = LocalDate.FromDateTime(after.UtcDateTime);
        if (day.Year < holidays.FirstYear - 1 || day.Year > holidays.LastYear + 1)
            throw NotCovered(day, after);
    }

    private ArgumentOutOfRangeException NotCovered(LocalDate day, DateTimeOffset after) => new(
        nameof(after),
        $"Country {holidays.Country} is covered for the years {holidays.FirstYear} to {holidays.LastYear}; the banking day after {after:O} may be {day:uuuu-MM-dd}. "
        + $"Ask within these years, or add {day:uuuu} to Holidays/{holidays.Country}.txt of Sagas.Calendars from its source: {holidays.Source}.");
}
