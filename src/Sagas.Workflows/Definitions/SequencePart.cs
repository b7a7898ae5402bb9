namespace Sagas.Workflows.Definitions;

/// <summary>One after the other.</summary>
internal sealed class SequencePart(IReadOnlyList<Part> parts) : Part
{
    public override IReadOnlyList<Part> Parts => parts;
}
