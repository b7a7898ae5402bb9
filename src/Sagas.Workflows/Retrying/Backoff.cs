namespace Sagas.Workflows.Retrying;

/// <summary>When a step is tried again. An attempt is one sending of its command; all attempts of an execution carry one key.</summary>
public abstract record Backoff
{
    private protected Backoff(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        Attempts = attempts;
    }

    /// <summary>How often the command is sent at most, the first included.</summary>
    public int Attempts { get; }

    /// <summary>One attempt and no more.</summary>
    public static Backoff None { get; } = new FixedBackoff(TimeSpan.Zero, 1);

    /// <summary>The same pause before each attempt.</summary>
    /// <param name="pause">Zero or longer.</param>
    /// <param name="attempts">At least one, the first included.</param>
    public static Backoff Fixed(TimeSpan pause, int attempts) => new FixedBackoff(pause, attempts);

    /// <summary>Pauses that double, from <paramref name="first"/> up to <paramref name="longest"/>, each less up to a tenth by the execution's id, so that many do not come at once.</summary>
    /// <param name="first">Before the second attempt.</param>
    /// <param name="longest">Never longer.</param>
    /// <param name="attempts">At least one, the first included.</param>
    public static Backoff Exponential(TimeSpan first, TimeSpan longest, int attempts) => new ExponentialBackoff(first, longest, attempts);

    /// <summary>A pause for each attempt after the first.</summary>
    public static Backoff List(params IReadOnlyList<TimeSpan> pauses) => new ListedBackoff(pauses);

    /// <summary>How often and when, such as <c>3 attempts, 5 s apart</c>.</summary>
    public abstract string InWords { get; }

    /// <summary>The pause before an attempt.</summary>
    /// <param name="attempt">From two on; there is none before the first.</param>
    /// <param name="execution">The execution's id.</param>
    public abstract TimeSpan Before(int attempt, Guid execution);

    /// <summary>How many look-ups come within a time when these pauses lie between them: at least one, since the first is made at once. There must be a pause.</summary>
    internal int LookUpsIn(TimeSpan horizon)
    {
        var (count, passed) = (1, Before(2, Guid.Empty));
        for (; passed <= horizon; passed += Before(count + 1, Guid.Empty))
            count++;
        return count;
    }
}
