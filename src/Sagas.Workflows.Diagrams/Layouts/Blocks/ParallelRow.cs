namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>Branches side by side, with the lines that begin and join them.</summary>
internal sealed class ParallelRow
{
    private readonly IReadOnlyList<ParallelColumn> _columns;

    private ParallelRow(IReadOnlyList<ParallelColumn> columns)
    {
        _columns = columns;
        Width = columns.Sum(column => column.Width) + (Math.Max(0, columns.Count - 1) * Sizes.Between);
        Height = Sizes.Gap + columns.Select(column => column.Branch.Height).DefaultIfEmpty().Max() + Sizes.Tail;
    }

    /// <summary>In px.</summary>
    public double Width { get; }

    /// <summary>From the bar that begins it to the bar that joins it, in px.</summary>
    public double Height { get; }

    /// <summary>As few rows as the room allows, equally full.</summary>
    public static IReadOnlyList<ParallelRow> Of(IReadOnlyList<(string Name, SequenceBlock Branch)> branches, double room)
    {
        var columns = branches.Select(branch => ParallelColumn.Of(branch.Name, branch.Branch)).ToList();
        var row = new ParallelRow(columns);
        if (row.Width <= room)
            return [row];

        var widest = columns.MaxBy(column => column.Width)!;
        var fit = Math.Max(1, (int)((room + Sizes.Between) / (widest.Width + Sizes.Between)));
        var rows = (columns.Count + fit - 1) / fit;
        var columnsInRow = (columns.Count + rows - 1) / rows;
        return [.. columns.Select(column => column.As(widest.Width)).Chunk(columnsInRow).Select(chunk => new ParallelRow(chunk))];
    }

    public void Place(Canvas canvas, double left, double top)
    {
        foreach (var column in _columns)
        {
            PlaceColumn(canvas, column, left + column.Left, top);
            left += column.Width + Sizes.Between;
        }
    }

    private void PlaceColumn(Canvas canvas, ParallelColumn column, double x, double top)
    {
        var branch = column.Branch;
        canvas.State(column.Name, x, top, column.Right);
        if (branch.IsEmpty)
        {
            canvas.Arrow(ArrowKind.Forward, new(x, top), new(x, top + Height));
            return;
        }

        var (begin, end) = (top + Sizes.Gap, top + Sizes.Gap + branch.Height);
        canvas.Arrow(ArrowKind.Forward, new(x, top), new(x, begin));
        branch.Place(canvas, x, begin);
        canvas.Arrow(ArrowKind.Forward, new(x, end), new(x, top + Height));
        canvas.State(branch.State, x, end - 8, column.Right);
    }
}
