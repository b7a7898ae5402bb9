using System.Globalization;

namespace Sagas.Dashboard.Text;

/// <summary>How long, for people: two units at most, the smaller one cut off, never rounded up.</summary>
public static class DurationText
{
    /// <summary><c>0 ms</c>, <c>850 ms</c>, <c>12.4 s</c>, <c>3 min 20 s</c>, <c>5 h 2 min</c>, <c>3 d 4 h</c>. Clocks that disagree make no negative time: <c>0 ms</c>.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { Ticks: <= 0 } => "0 ms",
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMilliseconds} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds * 10) / 10:0.#} s"),
        { TotalHours: < 1 } => Two(time.Minutes, "min", time.Seconds, "s"),
        { TotalDays: < 1 } => Two(time.Hours, "h", time.Minutes, "min"),
        _ => Two((int)time.TotalDays, "d", time.Hours, "h"),
    };

    /// <summary>The same for whole milliseconds.</summary>
    public static string OfMilliseconds(long milliseconds) => Of(TimeSpan.FromMilliseconds(milliseconds));

    private static string Two(int large, string largeUnit, int small, string smallUnit) => small == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit}")
        : string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit} {small} {smallUnit}");
}
