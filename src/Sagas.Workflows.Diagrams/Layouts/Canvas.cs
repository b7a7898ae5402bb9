using Sagas.Workflows.Diagrams.Texts;

namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>Where measured blocks put what they consist of.</summary>
internal sealed class Canvas
{
    private readonly List<Box> _boxes = [];
    private readonly List<Arrow> _arrows = [];
    private readonly List<Label> _labels = [];

    public IReadOnlyList<Box> Boxes => _boxes;

    public IReadOnlyList<Arrow> Arrows => _arrows;

    public IReadOnlyList<Label> Labels => _labels;

    public void Add(Box box) => _boxes.Add(box);

    public void Add(Label label) => _labels.Add(label);

    /// <summary>A line with a head at its end.</summary>
    public void Arrow(ArrowKind kind, params IReadOnlyList<Point> points) => _arrows.Add(new Arrow(kind, true, points));

    /// <summary>A line without a head.</summary>
    public void Line(ArrowKind kind, params IReadOnlyList<Point> points) => _arrows.Add(new Arrow(kind, false, points));

    /// <summary>A state, right of the upright line that comes from (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public void State(string? state, double x, double y, double room)
    {
        if (state is not null)
            Add(Label.At(state, TextStyle.Beside, x + Sizes.Beside, y + ((Sizes.Gap - TextStyle.Beside.Height) / 2) - 2, room - Sizes.Beside));
    }
}
