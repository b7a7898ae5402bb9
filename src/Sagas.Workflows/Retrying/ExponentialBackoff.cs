namespace Sagas.Workflows.Retrying;

internal sealed record ExponentialBackoff(TimeSpan First, TimeSpan Longest, int Most) : Backoff(Most)
{
    private const double MaxJitter = 0.1;

    public override string InWords => $"{Attempts} attempts, pauses from {Durations.InWords(First)} doubling to {Durations.InWords(Longest)}";

    public override TimeSpan Before(int attempt, Guid execution)
    {
        var full = Math.Min(First.Ticks * Math.Pow(2, attempt - 2), Longest.Ticks);
        return TimeSpan.FromTicks((long)(full * (1 - (MaxJitter * Jitter.Of(execution, attempt)))));
    }
}
