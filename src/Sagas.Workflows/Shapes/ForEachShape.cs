namespace Sagas.Workflows.Shapes;

/// <summary>A branch for each element of the saga's data.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Parts">What each branch does, in order.</param>
public sealed record ForEachShape(string Name, IReadOnlyList<PartShape> Parts) : PartShape
{
    /// <inheritdoc />
    public override IEnumerable<StepShape> Steps() => Parts.SelectMany(part => part.Steps());
}
