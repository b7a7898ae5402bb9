using Sagas.Workflows.Diagrams.Texts;

namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>The sign of a choice.</summary>
internal static class Diamond
{
    /// <summary>Its width and height in px.</summary>
    public const double Size = 34;

    /// <summary>From its middle to the word beside it in px.</summary>
    public const double ToLabel = (Size / 2) + 4;

    /// <summary>From its middle to where a way may turn, in px: room for a word.</summary>
    public const double Reach = ToLabel + 34;

    public static void Place(Canvas canvas, double spine, double top)
    {
        var text = Label.At("?", TextStyle.Name, spine, top + ((Size - TextStyle.Name.Height) / 2), Size, Alignment.Middle);
        canvas.Add(new Box(BoxKind.Choice, spine - (Size / 2), top, Size, Size, text));
    }
}
