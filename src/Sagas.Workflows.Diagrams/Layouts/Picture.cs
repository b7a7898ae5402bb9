namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>A picture that only has to be written.</summary>
/// <param name="Width">In px.</param>
/// <param name="Height">In px.</param>
/// <param name="Boxes">Its boxes, a frame before what is in it.</param>
/// <param name="Arrows">Its lines.</param>
/// <param name="Labels">The texts outside boxes, beside lines.</param>
internal sealed record Picture(double Width, double Height, IReadOnlyList<Box> Boxes, IReadOnlyList<Arrow> Arrows, IReadOnlyList<Label> Labels);
