namespace Sagas.Workflows.Testing;

/// <summary>What became of one execution at its party: the outside book that a schedule is judged by.</summary>
internal sealed class Act
{
    public required string Step { get; init; }

    public string? Key { get; init; }

    public required object Command { get; init; }

    public bool IsDone { get; set; }

    /// <summary>The fact that said that it failed; null unless it did.</summary>
    public object? Refusal { get; set; }

    public bool IsRefused => Refusal is not null;

    public bool IsUndone { get; set; }

    /// <summary>Up to this attempt it was said that it was never taken; what of those is still under way is not taken any more.</summary>
    public int NeverTakenUpTo { get; set; }
}
