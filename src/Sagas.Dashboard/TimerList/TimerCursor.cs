using Sagas.Dashboard.Lists;
using Sagas.Durability.Timers;

namespace Sagas.Dashboard.TimerList;

/// <summary>The place after which a list of timers goes on, as opaque text bound to its tenant.</summary>
public static class TimerCursor
{
    /// <summary>The place as text for a URL.</summary>
    public static string Write(TimerPlace place, string? tenant)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new ListPlace(place.DueAt, place.Token).Write(List(tenant));
    }

    /// <summary>The place in <paramref name="text"/>; null for garbage and for one of another tenant.</summary>
    public static TimerPlace? Read(string text, string? tenant) => ListPlace.Read(text, List(tenant)) is { } place ? new TimerPlace(place.At, place.Id) : null;

    private static string List(string? tenant) => $"timers\n{tenant}";
}
