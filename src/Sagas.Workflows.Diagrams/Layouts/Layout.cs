using Sagas.Workflows.Diagrams.Layouts.Blocks;
using Sagas.Workflows.Diagrams.Undoing;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>Lays a workflow out: forward from top to bottom, back beside it from bottom to top.</summary>
internal sealed class Layout
{
    private readonly WorkflowShape _shape;
    private readonly BlockMaker _maker;
    private readonly Canvas _canvas = new();
    private readonly IReadOnlyList<Block> _blocks;
    private readonly double _spine;
    private readonly double _back;
    private readonly double _width;

    private Layout(WorkflowShape shape, BlockMaker maker)
    {
        (_shape, _maker) = (shape, maker);
        const double room = Sizes.Page - (2 * Sizes.Margin) - Sizes.ToUndo - Sizes.Undo;
        _blocks = [.. shape.Parts.Select(part => maker.Outer(part, room))];
        _spine = Sizes.Margin + _blocks.Select(block => block.Left).Append(Sizes.WideStep / 2).Max();
        _back = _spine + _blocks.Select(block => block.Right).Append(Sizes.WideStep / 2).Max() + Sizes.ToUndo + (Sizes.Undo / 2);
        _width = _back + (Sizes.Undo / 2) + Sizes.Margin;
    }

    /// <summary>The picture of a workflow.</summary>
    /// <param name="shape">One version of it.</param>
    /// <param name="progress">The marks of a saga's steps by name, those not named still to do; null for the workflow alone.</param>
    public static Picture Of(WorkflowShape shape, IReadOnlyDictionary<string, StepMark>? progress = null) => new Layout(shape, new BlockMaker(progress)).Place();

    private Picture Place()
    {
        var start = EndBox.Start(_shape, _spine, Sizes.Margin);
        _canvas.Add(start);
        var (bottom, state) = PlaceParts(start.Bottom);
        PlaceGap(bottom, state);
        var completed = EndBox.End(BoxKind.Completed, _shape.Completed, _spine, bottom + Sizes.Gap, Sizes.WideStep);
        _canvas.Add(completed);
        return new Picture(_width, completed.Bottom + Sizes.Margin, _canvas.Boxes, [.. _canvas.Arrows.Select(Across)], _canvas.Labels);
    }

    private (double Bottom, string? State) PlaceParts(double bottom)
    {
        var (stops, back, state) = (UndoStop.Of(_shape), new WayBack(_canvas, _maker, _back), _shape.State);
        for (var i = 0; i < _blocks.Count; i++)
        {
            PlaceGap(bottom, state);
            var top = bottom + Sizes.Gap;
            _blocks[i].Place(_canvas, _spine, top);
            if (i < stops.Count)
                back.Add(stops[i], _blocks[i], _spine, top);
            (bottom, state) = (top + _blocks[i].Height, _blocks[i].State);
        }

        back.Place(EndBox.End(BoxKind.Compensated, _shape.Compensated, _back, Sizes.Margin, Sizes.Undo));
        return (bottom, state);
    }

    private void PlaceGap(double bottom, string? state)
    {
        _canvas.Arrow(ArrowKind.Forward, new(_spine, bottom), new(_spine, bottom + Sizes.Gap));
        _canvas.State(state, _spine, bottom, Sizes.WideStep / 2);
    }

    /// <summary>A point of no return of the workflow's own sequence goes across the whole picture.</summary>
    private Arrow Across(Arrow arrow) => arrow.Kind == ArrowKind.NoReturn && _shape.Parts.Any(part => part is StepShape { IsPivot: true })
        ? arrow with { Points = [new(Sizes.Margin, arrow.Y), new(_width - Sizes.Margin, arrow.Y)] }
        : arrow;
}
