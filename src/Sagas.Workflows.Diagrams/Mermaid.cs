using Sagas.Workflows.Diagrams.Writing;
using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams;

/// <summary>Pictures of workflows as Mermaid text, for pages that draw it themselves.</summary>
public static class Mermaid
{
    /// <summary>A <c>flowchart</c> of a workflow. Lines end with LF, the last too; the same shape gives the same text.</summary>
    /// <param name="shape">One version of the workflow.</param>
    public static string Of(WorkflowShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new MermaidWriter().Write(shape);
    }
}
