namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>Parts one below the other.</summary>
internal sealed class SequenceBlock : Block
{
    private readonly IReadOnlyList<Block> _blocks;

    public SequenceBlock(IReadOnlyList<Block> blocks)
    {
        _blocks = blocks;
        Left = blocks.Select(block => block.Left).DefaultIfEmpty().Max();
        Right = blocks.Select(block => block.Right).DefaultIfEmpty().Max();
        Height = blocks.Sum(block => block.Height) + (Math.Max(0, blocks.Count - 1) * Sizes.Gap);
    }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _blocks.Count == 0;

    public override string? State => IsEmpty ? null : _blocks[^1].State;

    public override void Place(Canvas canvas, double spine, double top)
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            var (block, bottom) = (_blocks[i], top + _blocks[i].Height);
            block.Place(canvas, spine, top);
            top = bottom + Sizes.Gap;
            if (i == _blocks.Count - 1)
                continue;
            canvas.Arrow(ArrowKind.Forward, new(spine, bottom), new(spine, top));
            canvas.State(block.State, spine, bottom, Right);
        }
    }
}
