namespace Sagas.Operations;

/// <summary>The one form in which times are stored.</summary>
public static class Clock
{
    /// <summary>Now, as it is stored.</summary>
    public static DateTime UtcNow(this TimeProvider time) => time.GetUtcNow().Stored();

    /// <summary>The time in UTC, cut to whole milliseconds: what PostgreSQL, SQLite and JSON all give back unchanged.</summary>
    public static DateTime Stored(this DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }
}
