using Sagas.Workflows.Diagrams.Texts;

namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>A choice that does something or nothing: the one goes straight on, the other around it on the right.</summary>
internal sealed class BypassBlock : Block
{
    /// <summary>What the way around adds to the branch's width, in px.</summary>
    public const double Extra = 24;

    private const double ToBranch = 36;
    private readonly SequenceBlock _branch;
    private readonly bool _isTakenWhenYes;

    public BypassBlock(SequenceBlock branch, bool isTakenWhenYes)
    {
        (_branch, _isTakenWhenYes) = (branch, isTakenWhenYes);
        Left = Math.Max(branch.Left, Diamond.Size / 2);
        Right = Math.Max(branch.Right + Extra, Diamond.Reach);
        Height = Diamond.Size + ToBranch + branch.Height + Sizes.Tail;
    }

    public override void Place(Canvas canvas, double spine, double top)
    {
        var (middle, begin, end) = (top + (Diamond.Size / 2), top + Diamond.Size + ToBranch, top + Height);
        var (straight, around) = _isTakenWhenYes ? ("yes", "no") : ("no", "yes");
        Diamond.Place(canvas, spine, top);
        canvas.Add(Label.At(straight, TextStyle.Beside, spine + Sizes.Beside, top + Diamond.Size + 8, Diamond.Reach));
        canvas.Add(Label.At(around, TextStyle.Beside, spine + Diamond.ToLabel, middle - 3 - TextStyle.Beside.Height, Diamond.Reach));
        canvas.Line(ArrowKind.Forward, new(spine + (Diamond.Size / 2), middle), new(spine + Right, middle), new(spine + Right, end), new(spine, end));
        PlaceBranch(canvas, spine, begin, end);
    }

    private void PlaceBranch(Canvas canvas, double spine, double begin, double end)
    {
        var below = begin - ToBranch;
        if (_branch.IsEmpty)
        {
            canvas.Line(ArrowKind.Forward, new(spine, below), new(spine, end));
            return;
        }

        canvas.Arrow(ArrowKind.Forward, new(spine, below), new(spine, begin));
        _branch.Place(canvas, spine, begin);
        canvas.Line(ArrowKind.Forward, new(spine, begin + _branch.Height), new(spine, end));
        canvas.State(_branch.State, spine, begin + _branch.Height - 5, _branch.Right);
    }
}
