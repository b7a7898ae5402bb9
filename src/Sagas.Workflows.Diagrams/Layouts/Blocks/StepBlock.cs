using Sagas.Workflows.Diagrams.Texts;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>A step's box, and below the pivot's box the point of no return.</summary>
internal sealed class StepBlock : Block
{
    private const double ToLine = 26;
    private const double BehindLine = 6;
    private readonly StepShape _step;
    private readonly double _width;
    private readonly StepMark? _mark;
    private readonly IReadOnlyList<(string Text, TextStyle Style)> _lines;

    public StepBlock(StepShape step, double width, bool isInBranch, StepMark? mark)
    {
        (_step, _width, _mark) = (step, width, mark);
        _lines = [.. Lines(isInBranch)];
        BoxHeight = _lines.Sum(line => line.Style.Height) + (2 * Sizes.PaddingAbove);
        Left = step.IsPivot ? Math.Max(width / 2, TextStyle.NoReturn.WidthOf(StepWords.NoReturn) + Sizes.Beside) : width / 2;
        Right = width / 2;
        Height = BoxHeight + (step.IsPivot ? ToLine + BehindLine : 0);
    }

    /// <summary>The box without what is below it, in px.</summary>
    public double BoxHeight { get; }

    public override string? State => _step.State;

    private double TextWidth => _width - (2 * Sizes.Padding);

    public override void Place(Canvas canvas, double spine, double top)
    {
        var left = spine - (_width / 2);
        var kind = _step.IsPivot ? BoxKind.Pivot : BoxKind.Step;
        canvas.Add(new Box(kind, left, top, _width, BoxHeight, [.. Texts(left + Sizes.Padding, top + Sizes.PaddingAbove)]) { Hint = StepWords.Whole(_step), Mark = _mark });
        if (_step.IsPivot)
            PlaceNoReturn(canvas, spine, top + BoxHeight);
    }

    private void PlaceNoReturn(Canvas canvas, double spine, double top)
    {
        var line = top + ToLine;
        canvas.Line(ArrowKind.Forward, new(spine, top), new(spine, top + ToLine + BehindLine));
        canvas.Line(ArrowKind.NoReturn, new(spine - Left, line), new(spine + Right, line));
        canvas.Add(Label.At(StepWords.NoReturn, TextStyle.NoReturn, spine - Sizes.Beside, line - 5 - TextStyle.NoReturn.Height, Left, Alignment.Right));
    }

    private IEnumerable<Label> Texts(double left, double y)
    {
        foreach (var (text, style) in _lines)
        {
            yield return Label.At(text, style, left, y, TextWidth);
            y += style.Height;
        }
    }

    private IEnumerable<(string Text, TextStyle Style)> Lines(bool isInBranch)
    {
        yield return (_step.Name, TextStyle.Name);
        foreach (var line in TimeLines())
            yield return (line, TextStyle.Detail);
        if (_step.LookUp is { } lookUp)
            yield return ($"look-up: {lookUp}", TextStyle.Detail);
        if (isInBranch && _step.Undo is { } undo)
            yield return ($"undo: {undo}", TextStyle.Detail);
        if (_mark is { } mark)
            yield return (StepMarkWords.Of(mark), TextStyle.Mark);
    }

    private IReadOnlyList<string> TimeLines()
    {
        var times = StepWords.Times(_step);
        var line = string.Join(" · ", times);
        return times.Count == 0 ? [] : TextStyle.Detail.WidthOf(line) <= TextWidth ? [line] : times;
    }
}
