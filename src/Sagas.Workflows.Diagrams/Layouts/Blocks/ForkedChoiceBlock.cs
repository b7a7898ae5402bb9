using Sagas.Workflows.Diagrams.Texts;

namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>A choice of two ways that both do something: yes on the left, no on the right.</summary>
internal sealed class ForkedChoiceBlock : Block
{
    private const double ToBranches = 26;
    private readonly SequenceBlock _then;
    private readonly SequenceBlock _otherwise;
    private readonly double _toBranch;

    public ForkedChoiceBlock(SequenceBlock then, SequenceBlock otherwise)
    {
        (_then, _otherwise) = (then, otherwise);
        _toBranch = Math.Max((then.Right + Sizes.Between + otherwise.Left) / 2, Diamond.Reach);
        Left = _toBranch + then.Left;
        Right = _toBranch + otherwise.Right;
        Height = Diamond.Size + ToBranches + Math.Max(then.Height, otherwise.Height) + Sizes.Tail;
    }

    public override void Place(Canvas canvas, double spine, double top)
    {
        var middle = top + (Diamond.Size / 2);
        Diamond.Place(canvas, spine, top);
        canvas.Add(Label.At("yes", TextStyle.Beside, spine - Diamond.ToLabel, middle - 3 - TextStyle.Beside.Height, Diamond.Reach, Alignment.Right));
        canvas.Add(Label.At("no", TextStyle.Beside, spine + Diamond.ToLabel, middle - 3 - TextStyle.Beside.Height, Diamond.Reach));
        PlaceBranch(canvas, _then, spine, spine - _toBranch, spine - (Diamond.Size / 2), top);
        PlaceBranch(canvas, _otherwise, spine, spine + _toBranch, spine + (Diamond.Size / 2), top);
    }

    private void PlaceBranch(Canvas canvas, SequenceBlock branch, double spine, double x, double corner, double top)
    {
        var (middle, begin, end) = (top + (Diamond.Size / 2), top + Diamond.Size + ToBranches, top + Height);
        canvas.Arrow(ArrowKind.Forward, new(corner, middle), new(x, middle), new(x, begin));
        branch.Place(canvas, x, begin);
        canvas.Line(ArrowKind.Forward, new(x, begin + branch.Height), new(x, end), new(spine, end));
        canvas.State(branch.State, x, begin + branch.Height - 5, branch.Right);
    }
}
