namespace Sagas.Workflows.Retrying;

/// <summary>When a step that failed for now is done anew: each time a new execution under a new key, since the last one's answer was definite.</summary>
public abstract record Later
{
    private protected Later(TimeSpan within)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);
        Within = within;
    }

    /// <summary>How long after the first failure it is still tried.</summary>
    public TimeSpan Within { get; }

    /// <summary>When, such as <c>on banking days at 09:00 for 10 d</c>.</summary>
    public abstract string InWords { get; }

    /// <summary>After the same pause each time.</summary>
    /// <param name="pause">Longer than zero.</param>
    /// <param name="within">How long after the first failure it is still tried.</param>
    public static Later Every(TimeSpan pause, TimeSpan within)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pause, TimeSpan.Zero);
        return new LaterEvery(pause, within);
    }

    /// <summary>On each banking day at one time of day.</summary>
    /// <param name="calendar">Knows which days those are.</param>
    /// <param name="time">The local time of day.</param>
    /// <param name="zone">The IANA name of the zone whose local time that is, such as <c>Europe/Berlin</c>.</param>
    /// <param name="within">How long after the first failure it is still tried.</param>
    /// <param name="spread">Up to how much later than that time, by the execution's id, so that not all come at once.</param>
    public static Later OnBankingDays(IBusinessCalendar calendar, TimeOnly time, string zone, TimeSpan within, TimeSpan spread = default) =>
        new LaterOnBankingDays(calendar, time, zone, within, spread);

    /// <summary>When it is done anew; null when it is too late for that.</summary>
    /// <param name="execution">The new execution.</param>
    /// <param name="first">When it failed for the first time.</param>
    /// <param name="after">When it failed now, or was to be done, if that was later.</param>
    public DateTimeOffset? Next(Guid execution, DateTimeOffset first, DateTimeOffset after) => After(execution, after) is var next && next <= first + Within ? next : null;

    /// <summary>The next time, however late that is.</summary>
    protected abstract DateTimeOffset After(Guid execution, DateTimeOffset instant);
}
