namespace Sagas.Workflows.Diagrams.Layouts.Blocks;

/// <summary>A branch's place in a row.</summary>
/// <param name="Name">The branch's name.</param>
/// <param name="Branch">What it does.</param>
/// <param name="Left">From its left side to the branch's spine in px.</param>
/// <param name="Right">From the spine to its right side in px.</param>
internal sealed record ParallelColumn(string Name, SequenceBlock Branch, double Left, double Right)
{
    /// <summary>Both sides in px.</summary>
    public double Width => Left + Right;

    /// <summary>As wide as the branch, and never narrower than a step: its name has room.</summary>
    public static ParallelColumn Of(string name, SequenceBlock branch) =>
        new(name, branch, Math.Max(branch.Left, Sizes.NarrowStep / 2), Math.Max(branch.Right, Sizes.NarrowStep / 2));

    /// <summary>The same, widened on both sides.</summary>
    public ParallelColumn As(double width) => this with { Left = Left + ((width - Width) / 2), Right = Right + ((width - Width) / 2) };
}
