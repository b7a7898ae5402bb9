namespace Sagas.Workflows.Retrying;

internal sealed record ListedBackoff(IReadOnlyList<TimeSpan> Pauses) : Backoff(Pauses.Count + 1)
{
    public override string InWords => $"{Attempts} attempts, the next after {string.Join(", ", Pauses.Select(Durations.InWords))}";

    public override TimeSpan Before(int attempt, Guid execution) => Pauses[attempt - 2];
}
