using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sagas.Dashboard.SagaView;

/// <summary>An event as a line of the page: with what the line before makes of it.</summary>
/// <param name="Item">The event.</param>
/// <param name="After">How long after the event before; null for the first one.</param>
/// <param name="NewDay">Whether its day is another one than the line's before, and is shown.</param>
public sealed record TimelineLine(TimelineItem Item, TimeSpan? After, bool NewDay)
{
    // The page encodes for HTML; escaping letters for JSON as well would make them unreadable.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The message's body, indented; null for timers.</summary>
    public string? Data => Item.Data?.ToJsonString(Readable);

    /// <summary>The lines of a timeline.</summary>
    public static IEnumerable<TimelineLine> Of(IReadOnlyList<TimelineItem> items)
    {
        TimelineItem? before = null;
        foreach (var item in items)
        {
            yield return new TimelineLine(item, before is null ? null : item.At - before.At, before?.At.Date != item.At.Date);
            before = item;
        }
    }
}
