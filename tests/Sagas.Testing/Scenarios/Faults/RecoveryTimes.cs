namespace Sagas.Testing.Scenarios.Faults;

/// <summary>Recoveries from one kind of fault, each measured alone.</summary>
/// <param name="Bar">None may take longer.</param>
/// <param name="Times">From the kill, or from the first connection that a server took, until the last stranded saga moved.</param>
public sealed record RecoveryTimes(TimeSpan Bar, IReadOnlyList<TimeSpan> Times)
{
    /// <summary>Half were faster.</summary>
    public TimeSpan Median => Times.Count == 0 ? TimeSpan.Zero : Times.Order().ElementAt(Times.Count / 2);

    /// <summary>The slowest.</summary>
    public TimeSpan Worst => Times.Count == 0 ? TimeSpan.Zero : Times.Max();

    /// <summary>Whether all were measured and none took too long.</summary>
    public bool IsMet => Times.Count > 0 && Worst <= Bar;
}
