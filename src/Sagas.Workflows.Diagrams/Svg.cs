using Sagas.Workflows.Diagrams.Layouts;
using Sagas.Workflows.Diagrams.Writing;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams;

/// <summary>Pictures of workflows as SVG: without script, fonts or references, and for light and dark paper.</summary>
public static class Svg
{
    /// <summary>
    /// The picture of a workflow. The way forward goes from top to bottom, the way back beside it upwards. Its size is in px; branches that have no room side by side
    /// on 1200 px go into rows. The same arguments give the same text.
    /// </summary>
    /// <param name="shape">One version of the workflow.</param>
    /// <param name="progress">How far a saga's steps are, by the steps' names. A step that is not named is still to do. Null draws the workflow alone.</param>
    public static string Of(WorkflowShape shape, IReadOnlyDictionary<string, StepMark>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return SvgWriter.Write(Layout.Of(shape, progress), Description.Title(shape), Description.Of(shape, progress));
    }
}
