namespace Sagas.Workflows.Retrying;

/// <summary>Knows on which days banks work. A port: the core knows neither zones nor holidays.</summary>
public interface IBusinessCalendar
{
    /// <summary>The first instant after a given one at which it is a given time of day on a banking day.</summary>
    /// <param name="time">The local time of day.</param>
    /// <param name="zone">The IANA name of the zone whose local time is meant, such as <c>Europe/Berlin</c>.</param>
    /// <param name="after">The instant after which; the answer is later, never equal.</param>
    /// <returns>The instant, with the offset that the zone has then.</returns>
    /// <exception cref="ArgumentException">There is no such zone, or the answer would be outside of the years that the calendar covers. Says which.</exception>
    DateTimeOffset NextBankingDay(TimeOnly time, string zone, DateTimeOffset after);
}
