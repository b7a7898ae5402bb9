using Sagas.Workflows.Diagrams.Layouts.Blocks;
using Sagas.Workflows.Diagrams.Texts;
using Sagas.Workflows.Diagrams.Undoing;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>
/// The way back, beside the way forward and upwards. A failure of a part enters at the part's height. What undoes a step stands below that height, where the step is
/// done: so the failure of a step runs past its own undo, and each later one runs through it.
/// </summary>
/// <param name="canvas">Takes what it consists of.</param>
/// <param name="maker">Knows the marks.</param>
/// <param name="x">The middle of its boxes in px.</param>
internal sealed class WayBack(Canvas canvas, BlockMaker maker, double x)
{
    private const double BoxHeight = 30;
    private const double HigherBoxHeight = 46;
    private readonly List<double> _failures = [];
    private readonly List<Box> _boxes = [];

    /// <summary>Adds where a part meets it.</summary>
    /// <param name="stop">What is undone there.</param>
    /// <param name="block">The part as measured.</param>
    /// <param name="spine">Where it was placed, in px.</param>
    /// <param name="top">Where it was placed, in px.</param>
    public void Add(UndoStop stop, Block block, double spine, double top)
    {
        var middle = top + ((block is StepBlock step ? step.BoxHeight : block.Height) / 2);
        var isEntry = !stop.IsBehindFailure && stop.Undone.Count > 0;
        PlaceFailure(stop, block, spine, middle, isEntry ? x - (Sizes.Undo / 2) : x, hasHead: isEntry);
        if (isEntry)
            _boxes.Add(Inside(stop, middle));
        else
            _failures.Add(middle);
        if (stop.IsBehindFailure && stop.Undone is [var undone])
            _boxes.Add(Behind(undone, top + block.Height + (Sizes.Gap / 2)));
    }

    /// <summary>Draws it from its lowest beginning up to the end without effect.</summary>
    public void Place(Box compensated)
    {
        canvas.Add(compensated);
        foreach (var box in _boxes)
            canvas.Add(box);

        Box[] chain = [compensated, .. _boxes];
        for (var i = 0; i < chain.Length; i++)
        {
            var lowest = i + 1 < chain.Length ? chain[i + 1].Y : _failures.Where(y => y > chain[i].Bottom).DefaultIfEmpty(chain[i].Bottom).Max();
            if (lowest > chain[i].Bottom)
                canvas.Arrow(ArrowKind.Back, new(x, lowest), new(x, chain[i].Bottom));
        }
    }

    private void PlaceFailure(UndoStop stop, Block block, double spine, double y, double end, bool hasHead)
    {
        var begin = spine + block.Right;
        if (stop.Part is not StepShape)
        {
            begin += Sizes.Beside;
            var (above, below) = (y - (block.Height / 2) + 2, y + (block.Height / 2) - 2);
            canvas.Line(ArrowKind.Bracket, new(begin - 4, above), new(begin, above), new(begin, below), new(begin - 4, below));
        }

        if (_failures.Count + _boxes.Count == 0)
            canvas.Add(Label.At("on failure", TextStyle.Beside, begin + Sizes.Beside, y - 3 - TextStyle.Beside.Height, x - begin - (2 * Sizes.Beside)));
        if (hasHead)
            canvas.Arrow(ArrowKind.Back, new(begin, y), new(end, y));
        else
            canvas.Line(ArrowKind.Back, new(begin, y), new(end, y));
    }

    private Box Behind(StepShape step, double middle)
    {
        var mark = maker.MarkOf(step) is StepMark.Undoing or StepMark.Undone ? maker.MarkOf(step) : null;
        var text = Label.At(step.Undo!, TextStyle.Detail, x, middle - (TextStyle.Detail.Height / 2), Sizes.Undo - (2 * Sizes.Padding), Alignment.Middle);
        return Of(middle, BoxHeight, text) with { Hint = $"{step.Undo} undoes {step.Name}.", Mark = mark };
    }

    private Box Inside(UndoStop stop, double middle)
    {
        var (room, line) = (Sizes.Undo - (2 * Sizes.Padding), TextStyle.Detail.Height);
        return Of(
            middle,
            HigherBoxHeight,
            Label.At("undo what was done", TextStyle.Detail, x, middle - line, room, Alignment.Middle),
            Label.At(stop.Commands, TextStyle.Detail, x, middle, room, Alignment.Middle)) with
        { Hint = $"What was done is undone, the last first: {stop.Commands}." };
    }

    private Box Of(double middle, double height, params IReadOnlyList<Label> texts) =>
        new(BoxKind.Undo, x - (Sizes.Undo / 2), middle - (height / 2), Sizes.Undo, height, texts);
}
