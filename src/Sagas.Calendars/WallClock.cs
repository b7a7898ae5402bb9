using NodaTime;
using NodaTime.TimeZones;

namespace Sagas.Calendars;

/// <summary>When a zone's clocks show a time of day.</summary>
internal static class WallClock
{
    /// <summary>The zone of a name in the IANA time zone database that NodaTime carries.</summary>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static DateTimeZone Zone(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new ArgumentException(
            $"Zone is '{zone}'. Allowed: names of the IANA time zone database ({DateTimeZoneProviders.Tzdb.VersionId}), such as Europe/Berlin. Case counts.", nameof(zone));
    }

    /// <summary>
    /// The first instant after <paramref name="after"/> at which it is <paramref name="time"/> on <paramref name="day"/>. A time that the clocks skip that
    /// day is the first instant after the gap, as long as that is still the same day. A time that they show twice is the earlier of the two, or the later
    /// where the earlier is not after <paramref name="after"/>.
    /// </summary>
    /// <returns>Null where there is none: it is over, or the day ends in the gap.</returns>
    public static ZonedDateTime? FirstAfter(Instant after, LocalDate day, LocalTime time, DateTimeZone zone)
    {
        var resolver = Resolvers.CreateMappingResolver(
            (earlier, later) => earlier.ToInstant() > after ? earlier : later,
            Resolvers.ReturnStartOfIntervalAfter);
        var found = day.At(time).InZone(zone, resolver);
        return found.Date == day && found.ToInstant() > after ? found : null;
    }
}
