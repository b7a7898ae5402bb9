using System.Collections.Frozen;
using NodaTime;

namespace Sagas.Calendars.Holidays;

/// <summary>What a holiday file says.</summary>
/// <param name="Country">Whose it is, such as <c>DE</c>.</param>
/// <param name="Source">The law or the list that its days are from.</param>
/// <param name="FirstYear">The first year that it covers.</param>
/// <param name="LastYear">The last year that it covers, included.</param>
/// <param name="Days">The days on which banks are closed, with their names. Some may be Saturdays or Sundays.</param>
internal sealed record HolidayFile(string Country, string Source, int FirstYear, int LastYear, FrozenDictionary<LocalDate, string> Days)
{
    public bool Covers(LocalDate day) => day.Year >= FirstYear && day.Year <= LastYear;
}
