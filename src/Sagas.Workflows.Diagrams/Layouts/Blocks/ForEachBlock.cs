using Sagas.Workflows.Diagrams.Texts;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>A frame around what is done for each element, with the edge of another behind it.</summary>
internal sealed class ForEachBlock : Block
{
    /// <summary>What the frame adds to the width of what is in it, in px.</summary>
    public const double Extra = (2 * Inside) + Behind;

    /// <summary>How far the frame behind stands out on the right and below, in px.</summary>
    public const double Behind = 5;

    private const double Inside = 16;
    private const double TitleRow = 34;
    private readonly ForEachShape _each;
    private readonly SequenceBlock _body;
    private readonly string _title;

    public ForEachBlock(ForEachShape each, SequenceBlock body)
    {
        (_each, _body, _title) = (each, body, $"for each of {each.Name}");
        Left = Math.Max(body.Left, Sizes.NarrowStep / 2) + Inside;
        Right = Math.Max(body.Right, Sizes.NarrowStep / 2) + Inside + Behind;
        Height = TitleRow + body.Height + Inside + Behind;
    }

    public override string? State => _body.State;

    public override void Place(Canvas canvas, double spine, double top)
    {
        var title = Label.At(_title, TextStyle.Detail, spine - Left + Inside, top + 10, Width - Extra);
        canvas.Add(new Box(BoxKind.Frame, spine - Left, top, Width - Behind, Height - Behind, title) { Hint = $"Once for each element of {_each.Name}, those of equal order side by side." });
        _body.Place(canvas, spine, top + TitleRow);
    }
}
