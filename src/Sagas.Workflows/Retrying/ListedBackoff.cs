namespace Sagas.Workflows.Retrying;

internal sealed record ListedBackoff(IReadOnlyList<TimeSpan> Pauses) : Backoff(Pauses.Count + 1)
{
    public override string InWords => Pauses.Count == 0 ? "1 attempt" : $"{Attempts} attempts, the next after {string.Join(", ", Pauses.Select(Durations.InWords))}";

    // Look-ups go on at the last pause.
    public override TimeSpan Before(int attempt, Guid execution) => Pauses.Count == 0 ? TimeSpan.Zero : Pauses[Math.Min(attempt - 2, Pauses.Count - 1)];
}
