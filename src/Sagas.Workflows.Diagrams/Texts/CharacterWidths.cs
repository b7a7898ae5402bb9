using System.Text;

namespace Sagas.Workflows.Diagrams.Texts;

/// <summary>How wide a character of a sans-serif font is at most among the common ones, in parts of the font's size.</summary>
internal static class CharacterWidths
{
    private const double Letter = 0.8;
    private const double Wide = 1.1;

    // Latin, Greek and Cyrillic end here; behind it come scripts whose signs may fill a square.
    private const int LastNarrowScript = 0x052F;

    private static readonly (double Width, string Characters)[] Groups =
    [
        (0.33, " ijlI'.,"),
        (0.36, ":;|/\\"),
        (0.42, "!frt()[]-"),
        (0.48, "\"J"),
        (0.56, "cszL*_`?"),
        (0.62, "ekvxyFPTY"),
        (0.65, "abdghnopqu0123456789${}ES"),
        (0.71, "ABCKRVXZ"),
        (0.79, "DGHNOQU&"),
        (0.86, "wM+=<>#~^"),
        (1.02, "mW@%"),
    ];

    private static readonly double[] Ascii = Table();

    /// <summary>The width of one character.</summary>
    public static double Of(Rune rune) => rune.Value < Ascii.Length ? Ascii[rune.Value] : rune.Value <= LastNarrowScript ? Letter : Wide;

    private static double[] Table()
    {
        var widths = new double[128];
        Array.Fill(widths, Letter);
        foreach (var (width, characters) in Groups)
        {
            foreach (var character in characters)
                widths[character] = width;
        }

        return widths;
    }
}
