using Sagas.Durability.Journal;

namespace Sagas.Durability.Timers;

/// <summary>
/// Two entries of one group that touch one timer must be written one after the other: parts of one statement do not see each other's rows. Rare,
/// since a saga's own messages are handled in turn.
/// </summary>
internal static class TimerTurns
{
    /// <summary>The group in parts, in its order; in each no timer is touched twice.</summary>
    public static IEnumerable<IReadOnlyList<JournalEntry>> Of(IReadOnlyList<JournalEntry> group)
    {
        var part = new List<JournalEntry>(group.Count);
        var touched = new HashSet<Guid>();
        foreach (var entry in group)
        {
            if (entry.Timers.Any(timer => touched.Contains(timer.Token)))
            {
                yield return part;
                part = [];
                touched.Clear();
            }

            touched.UnionWith(entry.Timers.Select(timer => timer.Token));
            part.Add(entry);
        }

        yield return part;
    }
}
