using Sagas.Workflows.Shapes;

namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>Measures parts.</summary>
/// <param name="Progress">The marks of steps by name; null for a picture of the definition alone.</param>
internal sealed record BlockMaker(IReadOnlyDictionary<string, StepMark>? Progress)
{
    /// <summary>A part of the workflow's own sequence.</summary>
    public Block Outer(PartShape part, double room) => part is StepShape step ? new StepBlock(step, Sizes.WideStep, isInBranch: false, MarkOf(step)) : Inner(part, room);

    /// <summary>A sequence within a branch.</summary>
    public SequenceBlock Sequence(IEnumerable<PartShape> parts, double room) => new([.. parts.Select(part => Inner(part, room))]);

    /// <summary>A step's mark: one that nobody told of is still to do.</summary>
    public StepMark? MarkOf(StepShape step) => Progress is null ? null : Progress.GetValueOrDefault(step.Name, StepMark.Todo);

    private Block Inner(PartShape part, double room) => part switch
    {
        StepShape step => new StepBlock(step, Sizes.NarrowStep, isInBranch: true, MarkOf(step)),
        ChoiceShape { Then.Count: > 0, Otherwise.Count: > 0 } choice => new ForkedChoiceBlock(Half(choice.Then, room), Half(choice.Otherwise, room)),
        ChoiceShape choice => new BypassBlock(
            Sequence(choice.Then.Concat(choice.Otherwise), room - BypassBlock.Extra), isTakenWhenYes: choice.Otherwise.Count == 0),
        ParallelShape parallel => new ParallelBlock(parallel, this, room),
        ForEachShape each => new ForEachBlock(each, Sequence(each.Parts, room - ForEachBlock.Extra)),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part of an unknown kind. Allowed: step, choice, parallel, for each. Give the layout a block for it."),
    };

    private SequenceBlock Half(IEnumerable<PartShape> parts, double room) => Sequence(parts, (room - Sizes.Between) / 2);
}
