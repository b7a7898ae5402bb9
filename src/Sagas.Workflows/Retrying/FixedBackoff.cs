namespace Sagas.Workflows.Retrying;

internal sealed record FixedBackoff(TimeSpan Pause, int Most) : Backoff(Most)
{
    public override TimeSpan Before(int attempt, Guid execution) => Pause;
}
