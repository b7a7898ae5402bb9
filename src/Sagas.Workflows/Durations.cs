using System.Globalization;

namespace Sagas.Workflows;

/// <summary>Lengths of time as a person writes them.</summary>
internal static class Durations
{
    private static readonly (TimeSpan Unit, string Name)[] Units =
        [(TimeSpan.FromDays(1), "d"), (TimeSpan.FromHours(1), "h"), (TimeSpan.FromMinutes(1), "min"), (TimeSpan.FromSeconds(1), "s"), (TimeSpan.FromMilliseconds(1), "ms")];

    /// <summary>In the largest units that say it without a fraction, such as <c>1 min 30 s</c>.</summary>
    public static string InWords(TimeSpan length)
    {
        List<string> words = [];
        foreach (var (unit, name) in Units)
        {
            if (length.Ticks / unit.Ticks is var count and > 0)
            {
                words.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {name}"));
                length -= count * unit;
            }
        }

        return words.Count == 0 ? "0 s" : string.Join(" ", words);
    }
}
