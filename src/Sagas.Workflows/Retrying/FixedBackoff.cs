namespace Sagas.Workflows.Retrying;

internal sealed record FixedBackoff(TimeSpan Pause, int Most) : Backoff(Most)
{
    public override string InWords => Attempts == 1 ? "1 attempt" : $"{Attempts} attempts, {Durations.InWords(Pause)} apart";

    public override TimeSpan Before(int attempt, Guid execution) => Pause;
}
