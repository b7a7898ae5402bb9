namespace Sagas.Workflows.Progressing;

/// <summary>One step of one saga, from its first command on. A value: the next event makes another.</summary>
public sealed record StepProgress
{
    /// <summary>The step's name in the definition.</summary>
    public required string Step { get; init; }

    /// <summary>Which branch of those that come from data; null outside of them.</summary>
    public string? Key { get; init; }

    /// <summary>How far it is.</summary>
    public StepStatus Status { get; init; }

    /// <summary>What it waits for while it is being done or undone.</summary>
    public StepPhase Phase { get; init; }

    /// <summary>
    /// The execution under way or the last one: the idempotency key to the outside. It ends with a definite answer; a further one has another id. The undo
    /// is an execution of its own.
    /// </summary>
    public Guid Execution { get; init; }

    /// <summary>How many executions there were, this one included; undoing counts by itself.</summary>
    public int Number { get; init; }

    /// <summary>How often the command of this execution was sent, the first included.</summary>
    public int Attempt { get; init; }

    /// <summary>How often it was asked what became of this attempt.</summary>
    public int LookUps { get; init; }

    /// <summary>When an execution of it failed for now, the first time; null where none did.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>The time of the last execution that was put off; null where none was.</summary>
    public DateTimeOffset? PlannedFor { get; init; }

    /// <summary>Since when it is as it is: the attempt that is under way, the pause, the question, the person.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Until when it is waited for, where there are reminders before that.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    /// <summary>How many reminders were sent.</summary>
    public int Reminders { get; init; }

    /// <summary>The timer that is set for it; null when none is.</summary>
    public Guid? Timer { get; init; }

    /// <summary>How many timers were set for it.</summary>
    public int TimersSet { get; init; }

    /// <summary>Its place among the steps that were done, from one on; zero before. Undoing goes from the highest down.</summary>
    public int DoneAs { get; init; }

    /// <summary>Whether it is being done or undone.</summary>
    public bool IsUnderWay => Status is StepStatus.Doing or StepStatus.Undoing;

    /// <summary>Whether it goes on only when a person decides.</summary>
    public bool NeedsPerson => Phase == StepPhase.Person && Status is StepStatus.Doing or StepStatus.Undoing or StepStatus.Failed;
}
