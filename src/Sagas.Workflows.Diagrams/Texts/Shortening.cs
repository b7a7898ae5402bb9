using System.Globalization;
using System.Text;

namespace Sagas.Workflows.Diagrams.Texts;

/// <summary>Makes texts fit.</summary>
internal static class Shortening
{
    private const string Ellipsis = "…";

    /// <summary>The text on one line: what is no visible character becomes a space.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            line.Append(Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? new Rune(' ') : rune);

        return line.ToString();
    }

    /// <summary>The text, or as much of its beginning as fits before an ellipsis. What a reader takes for one character is not cut.</summary>
    /// <param name="text">One line.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="width">The room in px.</param>
    public static string ToFit(string text, TextStyle style, double width)
    {
        if (style.WidthOf(text) <= width)
            return text;

        var left = width - style.WidthOf(Ellipsis);
        var kept = new StringBuilder();
        for (var characters = StringInfo.GetTextElementEnumerator(text); characters.MoveNext();)
        {
            left -= style.WidthOf(characters.GetTextElement());
            if (left < 0)
                break;
            kept.Append(characters.GetTextElement());
        }

        return kept.ToString().TrimEnd() + Ellipsis;
    }
}
