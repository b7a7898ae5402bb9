namespace Sagas.Workflows.Diagrams.Texts;

/// <summary>How a text is set.</summary>
/// <param name="Class">Its class in the style sheet.</param>
/// <param name="Size">The font's size in px.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record TextStyle(string Class, double Size, bool IsBold = false)
{
    // A bold font's narrow letters grow the most, by a fifth; the table is generous enough for the rest.
    private const double Boldness = 1.12;
    private const double Leading = 1.3;

    /// <summary>A box's first line.</summary>
    public static TextStyle Name { get; } = new("wf-name", 14, IsBold: true);

    /// <summary>A box's other lines.</summary>
    public static TextStyle Detail { get; } = new("wf-detail", 11.5);

    /// <summary>The word for a step's mark.</summary>
    public static TextStyle Mark { get; } = new("wf-mark", 11.5, IsBold: true);

    /// <summary>A word beside a line.</summary>
    public static TextStyle Beside { get; } = new("wf-beside", 11.5);

    /// <summary>The words at the point of no return.</summary>
    public static TextStyle NoReturn { get; } = new("wf-no-return", 11.5, IsBold: true);

    /// <summary>The height of one line in px.</summary>
    public double Height => Math.Ceiling(Size * Leading);

    /// <summary>The width of a text in px, rather too much than too little.</summary>
    public double WidthOf(string text) => text.EnumerateRunes().Sum(rune => CharacterWidths.Of(rune)) * Size * (IsBold ? Boldness : 1);
}
