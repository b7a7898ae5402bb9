using System.Text;
using System.Xml;

namespace Sagas.Workflows.Diagrams.Writing;

/// <summary>Text that stays text in XML.</summary>
internal static class XmlText
{
    /// <summary>Escaped for elements and attributes. A character that XML does not allow becomes U+FFFD.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            escaped.Append(Escaped(rune));

        return escaped.ToString();
    }

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString(),
    };
}
