namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>A place in the picture.</summary>
/// <param name="X">From the left in px.</param>
/// <param name="Y">From the top in px.</param>
internal readonly record struct Point(double X, double Y);
