namespace Sagas.Workflows.Retrying;

internal sealed record ExponentialBackoff(TimeSpan First, TimeSpan Longest, int Most) : Backoff(Most)
{
    private const double MaxJitter = 0.1;

    public override string InWords => $"{Attempts} attempts, pauses from {Durations.InWords(First)} doubling to {Durations.InWords(Longest)}";

    public override TimeSpan Before(int attempt, Guid execution)
    {
        var full = Math.Min(First.Ticks * Math.Pow(2, attempt - 2), Longest.Ticks);
        return TimeSpan.FromTicks((long)(full * (1 - (MaxJitter * Spread(execution, attempt)))));
    }

    // From zero to one, the same for the same attempt of the same execution: the core draws no lots.
    private static double Spread(Guid execution, int attempt) => unchecked((uint)HashCode(execution, attempt)) / (double)uint.MaxValue;

    private static int HashCode(Guid execution, int attempt)
    {
        Span<byte> bytes = stackalloc byte[16];
        execution.TryWriteBytes(bytes);
        return unchecked(((BitConverter.ToInt32(bytes[12..]) * 31) + attempt) * -1640531527); // Knuth's multiplicative hash: neighbours come far apart.
    }
}
