namespace Sagas.Workflows.Diagrams.Layouts;

/// <summary>What a box stands for.</summary>
internal enum BoxKind
{
    /// <summary>The command that begins a saga.</summary>
    Start,

    /// <summary>A step.</summary>
    Step,

    /// <summary>The step after which there is no way back.</summary>
    Pivot,

    /// <summary>What undoes a step, or several.</summary>
    Undo,

    /// <summary>A choice of two ways, a diamond.</summary>
    Choice,

    /// <summary>Where branches begin or are joined.</summary>
    Bar,

    /// <summary>Around what is done for each element.</summary>
    Frame,

    /// <summary>The end with the effect.</summary>
    Completed,

    /// <summary>The end without.</summary>
    Compensated,
}
