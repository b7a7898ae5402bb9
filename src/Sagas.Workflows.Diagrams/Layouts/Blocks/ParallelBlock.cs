using System.Globalization;
using Sagas.Workflows.Diagrams.Texts;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>
/// Branches side by side between two bars. Those that do not fit side by side go into rows of equal columns, each between bars of its own; a rail on the left begins
/// all rows and one on the right joins them.
/// </summary>
internal sealed class ParallelBlock : Block
{
    private const double TitleBar = 24;
    private const double ThinBar = 6;
    private const double Rail = 16;
    private const double BetweenRows = 26;
    private readonly ParallelShape _parallel;
    private readonly IReadOnlyList<ParallelRow> _rows;
    private readonly double _rail;

    public ParallelBlock(ParallelShape parallel, BlockMaker maker, double room)
    {
        _parallel = parallel;
        var inner = room - (2 * Rail);
        _rows = ParallelRow.Of([.. parallel.Branches.Select(branch => (branch.Name, maker.Sequence(branch.Parts, inner)))], inner);
        _rail = _rows.Count > 1 ? Rail : 0;
        Left = Right = (Math.Max(_rows.Max(row => row.Width), Sizes.NarrowStep) / 2) + _rail;
        Height = TitleBar + _rows.Sum(row => row.Height + ThinBar) + ((_rows.Count - 1) * (BetweenRows + ThinBar));
    }

    public override void Place(Canvas canvas, double spine, double top)
    {
        var title = PlaceTitle(canvas, spine, top);
        List<Box> forks = [title];
        List<Box> joins = [];
        foreach (var row in _rows)
        {
            if (joins.Count > 0)
                forks.Add(PlaceBar(canvas, title, joins[^1].Bottom + BetweenRows));
            row.Place(canvas, title.X, forks[^1].Bottom);
            joins.Add(PlaceBar(canvas, title, forks[^1].Bottom + row.Height));
        }

        if (_rows.Count > 1)
            PlaceRails(canvas, forks, joins);
    }

    private Box PlaceTitle(Canvas canvas, double spine, double top)
    {
        var (left, width) = (spine - Left + _rail, Width - (2 * _rail));
        var text = string.Create(CultureInfo.InvariantCulture, $"{_parallel.Name}: {_parallel.Branches.Count} side by side");
        var label = Label.At(text, TextStyle.Detail, spine, top + ((TitleBar - TextStyle.Detail.Height) / 2), width - (2 * Sizes.Padding), Alignment.Middle);
        var bar = new Box(BoxKind.Bar, left, top, width, TitleBar, label) { Hint = $"{_parallel.Name}: all branches begin at once, and all are waited for." };
        canvas.Add(bar);
        return bar;
    }

    private static Box PlaceBar(Canvas canvas, Box first, double y)
    {
        var bar = new Box(BoxKind.Bar, first.X, y, first.Width, ThinBar);
        canvas.Add(bar);
        return bar;
    }

    /// <summary>The first fork begins all others, and the last join waits for all others. The long pieces are drawn once.</summary>
    private static void PlaceRails(Canvas canvas, List<Box> forks, List<Box> joins)
    {
        var (left, right) = (forks[0].X, forks[0].Right);
        PlaceRail(canvas, left, left - Rail, Middle(forks[0]), Middle(forks[^1]));
        PlaceRail(canvas, right, right + Rail, Middle(joins[0]), Middle(joins[^1]));
        foreach (var fork in forks[1..^1])
            canvas.Arrow(ArrowKind.Forward, new(left - Rail, Middle(fork)), new(left, Middle(fork)));
        foreach (var join in joins[1..^1])
            canvas.Line(ArrowKind.Forward, new(right, Middle(join)), new(right + Rail, Middle(join)));
    }

    private static void PlaceRail(Canvas canvas, double side, double rail, double from, double to) =>
        canvas.Arrow(ArrowKind.Forward, new(side, from), new(rail, from), new(rail, to), new(side, to));

    private static double Middle(Box bar) => bar.Y + (bar.Height / 2);
}
