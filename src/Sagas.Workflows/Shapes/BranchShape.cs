namespace Sagas.Workflows.Shapes;

/// <summary>A branch of those side by side.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parts">What it does, in order.</param>
public sealed record BranchShape(string Name, IReadOnlyList<PartShape> Parts);
