using System.Globalization;

namespace Sagas.Dashboard.Text;

/// <summary>Moments as text. What comes in is UTC, whatever its kind says: nothing else is stored.</summary>
public static class TimeText
{
    /// <summary>For machines: <c>2026-02-01T09:30:00.125Z</c>, always with milliseconds.</summary>
    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>For people, to the second: <c>2026-02-01 09:30:00</c>. The page says once that times are UTC.</summary>
    public static string Second(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The day alone: <c>2026-02-01</c>.</summary>
    public static string Day(DateTime utc) => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The time of day to the millisecond: <c>09:30:00.125</c>.</summary>
    public static string Clock(DateTime utc) => utc.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
