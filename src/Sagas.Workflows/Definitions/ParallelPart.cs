namespace Sagas.Workflows.Definitions;

/// <summary>Named branches side by side; it ends when all have ended.</summary>
internal sealed class ParallelPart(string name, IReadOnlyList<(string Name, SequencePart Body)> branches) : Part
{
    public string Name => name;

    public IReadOnlyList<(string Name, SequencePart Body)> Branches => branches;

    public override bool HasBranches => true;

    public override IReadOnlyList<Part> Parts { get; } = [.. branches.Select(branch => branch.Body)];
}
