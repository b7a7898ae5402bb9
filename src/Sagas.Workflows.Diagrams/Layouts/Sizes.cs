namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>The measures that all of a picture shares, in px.</summary>
internal static class Sizes
{
    /// <summary>The width that a page has; what can be put in rows is never wider.</summary>
    public const double Page = 1200;

    /// <summary>Around the picture.</summary>
    public const double Margin = 24;

    /// <summary>A step of the workflow's own sequence.</summary>
    public const double WideStep = 320;

    /// <summary>A step in a branch.</summary>
    public const double NarrowStep = 208;

    /// <summary>An undo on the way back.</summary>
    public const double Undo = 196;

    /// <summary>From the widest part to the undo boxes.</summary>
    public const double ToUndo = 30;

    /// <summary>From one part to the next, with an arrow and room for a state.</summary>
    public const double Gap = 46;

    /// <summary>Between branches.</summary>
    public const double Between = 20;

    /// <summary>From a branch's end to where it meets the others, with room for a state.</summary>
    public const double Tail = 34;

    /// <summary>From a box's left side to its text.</summary>
    public const double Padding = 14;

    /// <summary>From a box's upper side to its text.</summary>
    public const double PaddingAbove = 9;

    /// <summary>From a line to the text beside it.</summary>
    public const double Beside = 8;
}
