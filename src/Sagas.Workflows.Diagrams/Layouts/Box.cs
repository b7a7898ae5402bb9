namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>A box and the texts in it.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="X">Its left side in px.</param>
/// <param name="Y">Its upper side in px.</param>
/// <param name="Width">In px.</param>
/// <param name="Height">In px.</param>
/// <param name="Texts">Its texts, each within it.</param>
internal sealed record Box(BoxKind Kind, double X, double Y, double Width, double Height, params IReadOnlyList<Label> Texts)
{
    /// <summary>What it tells whoever points at it; null for nothing.</summary>
    public string? Hint { get; init; }

    /// <summary>How far its step is; null for a picture of the definition alone.</summary>
    public StepMark? Mark { get; init; }

    /// <summary>Its right side in px.</summary>
    public double Right => X + Width;

    /// <summary>Its lower side in px.</summary>
    public double Bottom => Y + Height;
}
