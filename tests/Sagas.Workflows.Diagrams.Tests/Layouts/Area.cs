using Sagas.Workflows.Diagrams.Layouts;

namespace Sagas.Workflows.Diagrams.Tests.Layouts;

/// <summary>A rectangle of the picture in px, by its sides, and what it is of.</summary>
internal sealed record Area(double Left, double Top, double Right, double Bottom, string What)
{
    private const double Rounding = 0.01;

    public static Area Of(Box box) => new(box.X, box.Y, box.Right, box.Bottom, $"{box.Kind} {(box.Texts is [var first, ..] ? first.Text : "")}");

    public static Area Of(Label label) => new(label.X, label.Y, label.X + label.Width, label.Y + label.Height, label.Text);

    /// <summary>Each piece of a line, as thin as it is drawn.</summary>
    public static IEnumerable<Area> Of(Arrow arrow) => arrow.Points.Zip(arrow.Points.Skip(1), (from, to) =>
        new Area(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(from.X, to.X), Math.Max(from.Y, to.Y), $"{arrow.Kind} from {from} to {to}"));

    public bool Overlaps(Area other) =>
        Left < other.Right - Rounding && other.Left < Right - Rounding && Top < other.Bottom - Rounding && other.Top < Bottom - Rounding;

    public bool Holds(Area other) =>
        Left <= other.Left + Rounding && other.Right <= Right + Rounding && Top <= other.Top + Rounding && other.Bottom <= Bottom + Rounding;

    public bool HasOnItsSide(Point point) =>
        Holds(new Area(point.X, point.Y, point.X, point.Y, "a point")) && !new Area(Left + 0.5, Top + 0.5, Right - 0.5, Bottom - 0.5, What).Holds(new Area(point.X, point.Y, point.X, point.Y, "a point"));
}
