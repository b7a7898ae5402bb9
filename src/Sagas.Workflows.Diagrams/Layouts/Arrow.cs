namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>A line of upright and level pieces.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="HasHead">Whether its last point has a head, which meets a box.</param>
/// <param name="Points">From its beginning to its end, at least two.</param>
internal sealed record Arrow(ArrowKind Kind, bool HasHead, params IReadOnlyList<Point> Points)
{
    /// <summary>Its left side in px.</summary>
    public double X => Points.Min(point => point.X);

    /// <summary>Its upper side in px.</summary>
    public double Y => Points.Min(point => point.Y);

    /// <summary>In px; zero for an upright line.</summary>
    public double Width => Points.Max(point => point.X) - X;

    /// <summary>In px; zero for a level line.</summary>
    public double Height => Points.Max(point => point.Y) - Y;
}
