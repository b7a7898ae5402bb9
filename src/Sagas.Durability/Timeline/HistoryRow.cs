namespace Sagas.Durability.Timeline;

/// <summary>
/// One event of one saga, written in the commit that moved it: the timeline. Read it by (<see cref="SagaMonth"/>, <see cref="SagaId"/>); it is
/// never updated. That versions have no gap and no twin is its key, not a hope.
/// </summary>
public sealed class HistoryRow
{
    /// <summary>The month of the saga's id, by <see cref="SagaMonths.Of"/>: the partition, and the first part of the key.</summary>
    public DateOnly SagaMonth { get; set; }

    /// <summary>The saga's correlation id.</summary>
    public Guid SagaId { get; set; }

    /// <summary>The saga's version after the event: 1, 2, 3 …</summary>
    public int Version { get; set; }

    /// <summary>The tenant that the message travelled for.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>When the event was taken; UTC, whole milliseconds.</summary>
    public DateTime At { get; set; }

    /// <summary>The message's type without its namespace, such as <c>FundsReserved</c>.</summary>
    public string Event { get; set; } = "";

    /// <summary>The message's id.</summary>
    public Guid MessageId { get; set; }

    /// <summary>The id of the message whose handling sent this one.</summary>
    public Guid? CauseId { get; set; }

    /// <summary>The state before; null at first.</summary>
    public string? FromState { get; set; }

    /// <summary>The state after.</summary>
    public string ToState { get; set; } = "";

    /// <summary>The workflow's step, if the handler named one.</summary>
    public string? Step { get; set; }

    /// <summary>The execution of the step, if the handler named one.</summary>
    public Guid? Execution { get; set; }

    /// <summary>The attempt within the execution, from 1, if the handler counted.</summary>
    public int? Attempt { get; set; }

    /// <summary>Who did it: a person or key, if not the system.</summary>
    public string? Actor { get; set; }

    /// <summary>The reason that a person gave.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether the event came after the saga's end and changed nothing.</summary>
    public bool Late { get; set; }

    /// <summary>How long the handler ran, in milliseconds.</summary>
    public int DurationMs { get; set; }

    /// <summary>What went out with the commit: a JSON array of <c>{ "type", "messageId" }</c>.</summary>
    public string Sent { get; set; } = "[]";

    /// <summary>The message's body as JSON; null for timers.</summary>
    public string? Data { get; set; }
}
