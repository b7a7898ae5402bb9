namespace Sagas.Workflows.Shapes;

/// <summary>One of two ways.</summary>
/// <param name="Then">Taken when the condition holds.</param>
/// <param name="Otherwise">Taken when it does not; may be empty.</param>
public sealed record ChoiceShape(IReadOnlyList<PartShape> Then, IReadOnlyList<PartShape> Otherwise) : PartShape
{
    /// <inheritdoc />
    public override IEnumerable<StepShape> Steps() => Then.Concat(Otherwise).SelectMany(part => part.Steps());
}
