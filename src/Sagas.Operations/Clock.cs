namespace Sagas.Operations;

/// <summary>The one form in which times are stored.</summary>
public static class Clock
{
    /// <summary>Now, UTC, cut to whole milliseconds: what PostgreSQL, SQLite and JSON all give back unchanged.</summary>
    public static DateTime UtcNow(this TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }
}
