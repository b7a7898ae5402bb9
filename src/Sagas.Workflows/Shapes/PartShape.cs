using System.Text.Json.Serialization;

namespace Sagas.Workflows.Shapes;

/// <summary>A part of a workflow. Closed: a step, a choice, branches side by side, or a branch for each element of the saga's data.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(StepShape), "step")]
[JsonDerivedType(typeof(ChoiceShape), "choice")]
[JsonDerivedType(typeof(ParallelShape), "parallel")]
[JsonDerivedType(typeof(ForEachShape), "forEach")]
public abstract record PartShape
{
    private protected PartShape()
    {
    }

    /// <summary>The steps in it, itself included, from top to bottom.</summary>
    public abstract IEnumerable<StepShape> Steps();
}
