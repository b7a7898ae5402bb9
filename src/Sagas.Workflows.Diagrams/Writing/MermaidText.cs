using System.Globalization;
using System.Text;
using Sagas.Workflows.Diagrams.Texts;

namespace Sagas.Workflows.Diagrams.Writing;

/// <summary>Text that stays text in Mermaid.</summary>
internal static class MermaidText
{
    private const string Harmless = " ,:";
    private const string HarmlessWithinWords = "-.";

    /// <summary>In quotes, line by line.</summary>
    public static string Quoted(params IReadOnlyList<string> lines) => $"\"{string.Join("<br/>", lines.Select(Of))}\"";

    /// <summary>Letters and digits as they are. All else that Mermaid, Markdown or HTML may read as a sign of its own becomes a number, such as <c>#60;</c>.</summary>
    public static string Of(string text)
    {
        Rune[] runes = [.. Shortening.OneLine(text).EnumerateRunes()];
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            if (IsHarmless(runes[i], i + 1 < runes.Length ? runes[i + 1] : new Rune(' ')))
                escaped.Append(runes[i]);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{runes[i].Value};");
        }

        return escaped.ToString();
    }

    // A hyphen or a number's point before a space begins a list in Markdown.
    private static bool IsHarmless(Rune rune, Rune next) =>
        Rune.IsLetterOrDigit(rune) || IsOneOf(Harmless, rune) || (IsOneOf(HarmlessWithinWords, rune) && Rune.IsLetterOrDigit(next));

    private static bool IsOneOf(string signs, Rune rune) => rune.IsAscii && signs.Contains((char)rune.Value, StringComparison.Ordinal);
}
