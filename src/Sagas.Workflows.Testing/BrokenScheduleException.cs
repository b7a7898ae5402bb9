namespace Sagas.Workflows.Testing;

/// <summary>A simulated schedule broke an invariant.</summary>
public sealed class BrokenScheduleException : Exception
{
    internal BrokenScheduleException(BrokenSchedule schedule)
        : base(schedule.ToString()) => Schedule = schedule;

    /// <summary>The schedule.</summary>
    public BrokenSchedule Schedule { get; }
}
