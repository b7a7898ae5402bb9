using NodaTime;

namespace Sagas.Calendars.Tests.Holidays;

/// <summary>How laws name days: told again here by other arithmetic than the files were made with.</summary>
internal static class Rule
{
    /// <summary>Easter Sunday: the Sunday after the fourteenth day of the ecclesiastical moon, counted in epacts as the canons of 1582 do.</summary>
    public static LocalDate Easter(int year)
    {
        var golden = year % 19 + 1;
        var century = year / 100 + 1;
        var solar = 3 * century / 4 - 12;
        var lunar = (8 * century + 5) / 25 - 5;
        var epact = (11 * golden + 20 + lunar - solar) % 30;
        epact += epact == 24 || (epact == 25 && golden > 11) ? 1 : 0;
        var full = 44 - epact < 21 ? 74 - epact : 44 - epact;
        return new LocalDate(year, 3, 1).PlusDays(full - 1).Next(IsoDayOfWeek.Sunday);
    }

    /// <summary>Such as the third Monday in January.</summary>
    public static LocalDate Nth(int number, IsoDayOfWeek weekday, int month, int year) => new LocalDate(year, month, 1).PlusDays(-1).Next(weekday).PlusWeeks(number - 1);

    /// <summary>Such as the last Monday in May.</summary>
    public static LocalDate Last(IsoDayOfWeek weekday, int month, int year) => new LocalDate(year, month, 1).PlusMonths(1).Previous(weekday);

    public static bool IsWeekend(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
