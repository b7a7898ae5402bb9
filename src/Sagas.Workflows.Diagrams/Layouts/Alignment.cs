namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>On which side of its place a text stands still when a font is narrower than estimated.</summary>
internal enum Alignment
{
    /// <summary>On the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Middle,

    /// <summary>On the right.</summary>
    Right,
}
