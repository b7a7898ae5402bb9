namespace Sagas.Workflows.Shapes;

/// <summary>Branches side by side, which are joined when all have ended.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Branches">The branches.</param>
public sealed record ParallelShape(string Name, IReadOnlyList<BranchShape> Branches) : PartShape
{
    /// <inheritdoc />
    public override IEnumerable<StepShape> Steps() => Branches.SelectMany(branch => branch.Parts).SelectMany(part => part.Steps());
}
