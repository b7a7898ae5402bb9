namespace Sagas.Workflows.Definitions;

/// <summary>One of two ways, by the saga alone.</summary>
/// <param name="isSo">Asked once, when the saga comes here.</param>
/// <param name="then">Taken when it is so.</param>
/// <param name="otherwise">Taken when it is not; may be empty.</param>
internal sealed class ChoicePart<TSaga>(Func<TSaga, bool> isSo, SequencePart then, SequencePart otherwise) : Part
{
    public override IReadOnlyList<Part> Parts { get; } = [then, otherwise];

    public SequencePart For(TSaga saga) => isSo(saga) ? then : otherwise;
}
