using Sagas.Workflows.Diagrams.Texts;

namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>A line of text and the room it takes.</summary>
/// <param name="X">Its left side in px.</param>
/// <param name="Y">Its upper side in px.</param>
/// <param name="Width">In px, as estimated.</param>
/// <param name="Height">In px.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Whole">What is shown, before it was shortened.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Alignment">Which side stands still.</param>
internal sealed record Label(double X, double Y, double Width, double Height, string Text, string Whole, TextStyle Style, Alignment Alignment)
{
    /// <summary>Whether something was left out.</summary>
    public bool IsShortened => Text != Whole;

    /// <summary>A label no wider than the room.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="x">The side, or the middle, that stands still, in px.</param>
    /// <param name="y">The upper side in px.</param>
    /// <param name="room">The greatest width in px.</param>
    /// <param name="alignment">What <paramref name="x"/> is.</param>
    public static Label At(string text, TextStyle style, double x, double y, double room, Alignment alignment = Alignment.Left)
    {
        var whole = Shortening.OneLine(text);
        var shown = Shortening.ToFit(whole, style, room);
        var width = style.WidthOf(shown);
        var left = alignment switch
        {
            Alignment.Left => x,
            Alignment.Middle => x - (width / 2),
            Alignment.Right => x - width,
        };
        return new Label(left, y, width, style.Height, shown, whole, style, alignment);
    }
}
