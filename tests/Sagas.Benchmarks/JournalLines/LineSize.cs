namespace Sagas.Benchmarks.JournalLines;

/// <summary>How much is measured.</summary>
/// <param name="Sagas">Measured at saturation in a run.</param>
/// <param name="Pairs">Alternating runs of ours and the no-store line.</param>
/// <param name="WarmUp">Sagas before the measuring.</param>
/// <param name="LoneFor">How long lone sagas are measured.</param>
internal sealed record LineSize(int Sagas, int Pairs, int WarmUp, TimeSpan LoneFor)
{
    /// <summary>What the bars are judged by.</summary>
    public static readonly LineSize Full = new(20_000, 5, 2_000, TimeSpan.FromSeconds(20));

    /// <summary>A look in a few minutes.</summary>
    public static readonly LineSize Small = new(5_000, 1, 2_000, TimeSpan.FromSeconds(20));
}
