namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>A part that is measured and can be placed. The way forward comes in at the top of its spine and leaves at the bottom.</summary>
internal abstract class Block
{
    /// <summary>From its left side to the spine in px.</summary>
    public double Left { get; protected init; }

    /// <summary>From the spine to its right side in px.</summary>
    public double Right { get; protected init; }

    /// <summary>In px.</summary>
    public double Height { get; protected init; }

    /// <summary>Both sides in px.</summary>
    public double Width => Left + Right;

    /// <summary>The saga's state behind it; null where it changes none.</summary>
    public virtual string? State => null;

    /// <summary>Puts it in its place.</summary>
    /// <param name="canvas">Takes what it consists of.</param>
    /// <param name="spine">Where its spine is, from the picture's left in px.</param>
    /// <param name="top">Where it begins, from the picture's top in px.</param>
    public abstract void Place(Canvas canvas, double spine, double top);
}
