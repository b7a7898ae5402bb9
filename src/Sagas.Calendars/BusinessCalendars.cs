using System.Collections.Frozen;
using NodaTime;
using Sagas.Calendars.Holidays;
using Sagas.Workflows.Retrying;

namespace Sagas.Calendars;

/// <summary>The business calendars of this build, one for each holiday file. Calendars never change and may be used by many threads at once.</summary>
public static class BusinessCalendars
{
    private static readonly FrozenDictionary<string, Lazy<BusinessCalendar>> Calendars = HolidayFiles.Countries
        .ToFrozenDictionary(country => country, country => new Lazy<BusinessCalendar>(() => new BusinessCalendar(HolidayFiles.Read(country))), StringComparer.Ordinal);

    /// <summary>The countries that have a calendar, in order: two capital letters of ISO 3166-1, and <c>EU</c> for the closing days of T2, which settles the euro.</summary>
    public static IReadOnlyList<string> Countries { get; } = Array.AsReadOnly([.. HolidayFiles.Countries]);

    /// <summary>The calendar of a country. It is read at the first call and kept.</summary>
    /// <param name="country">One of <see cref="Countries"/>, such as <c>DE</c>. Case counts.</param>
    /// <returns>
    /// The calendar. Each of its questions must have its answer in the years that the country's file covers, 2024 to 2035 in this build; else it throws
    /// an <see cref="ArgumentOutOfRangeException"/> that names the years.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such calendar. Names those that there are.</exception>
    public static IBusinessCalendar Of(string country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return Calendars.TryGetValue(country, out var calendar) ? calendar.Value : throw Unknown(country);
    }

    /// <summary>Whether there is a time zone of this IANA name, such as <c>Europe/Berlin</c>. Case counts.</summary>
    public static bool HasZone(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    private static ArgumentException Unknown(string country) => new(
        $"Country is '{country}'. Allowed: {string.Join(", ", Countries)}. Take one of these or add Holidays/{country}.txt to Sagas.Calendars.", nameof(country));
}
