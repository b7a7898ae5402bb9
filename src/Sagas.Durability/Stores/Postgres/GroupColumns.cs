using Sagas.Durability.Journal;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>The columns of a group's rows, in the order of the statement.</summary>
internal static class GroupColumns
{
    public static readonly IReadOnlyList<RowColumn<JournalEntry>> Journal =
    [
        RowColumn<JournalEntry>.Of("node_seq", "bigint", entry => entry.NodeSeq),
        RowColumn<JournalEntry>.Of("consumer_id", "uuid", entry => entry.Consumer.Id),
        RowColumn<JournalEntry>.Of("message_id", "uuid", entry => entry.Message.Id),
        RowColumn<JournalEntry>.Of("tenant", "text", entry => entry.Message.Tenant),
        RowColumn<JournalEntry>.Of("at", "timestamp with time zone", entry => entry.At),
        RowColumn<JournalEntry>.Of("outgoing", "bytea", entry => entry.Stored),
    ];

    public static readonly IReadOnlyList<RowColumn<NumberedHistory>> History =
    [
        RowColumn<NumberedHistory>.Of("node_seq", "bigint", history => history.NodeSeq),
        RowColumn<NumberedHistory>.Of("saga_month", "date", history => history.Row.SagaMonth),
        RowColumn<NumberedHistory>.Of("saga_id", "uuid", history => history.Row.SagaId),
        RowColumn<NumberedHistory>.Of("version", "integer", history => history.Row.Version),
        RowColumn<NumberedHistory>.Of("tenant", "text", history => history.Row.Tenant),
        RowColumn<NumberedHistory>.Of("at", "timestamp with time zone", history => history.Row.At),
        RowColumn<NumberedHistory>.Of("event", "text", history => history.Row.Event),
        RowColumn<NumberedHistory>.Of("message_id", "uuid", history => history.Row.MessageId),
        RowColumn<NumberedHistory>.Of("cause_id", "uuid", history => history.Row.CauseId),
        RowColumn<NumberedHistory>.Of("from_state", "text", history => history.Row.FromState),
        RowColumn<NumberedHistory>.Of("to_state", "text", history => history.Row.ToState),
        RowColumn<NumberedHistory>.Of("step", "text", history => history.Row.Step),
        RowColumn<NumberedHistory>.Of("execution", "uuid", history => history.Row.Execution),
        RowColumn<NumberedHistory>.Of("attempt", "integer", history => history.Row.Attempt),
        RowColumn<NumberedHistory>.Of("actor", "text", history => history.Row.Actor),
        RowColumn<NumberedHistory>.Of("reason", "text", history => history.Row.Reason),
        RowColumn<NumberedHistory>.Of("late", "boolean", history => history.Row.Late),
        RowColumn<NumberedHistory>.Of("duration_ms", "integer", history => history.Row.DurationMs),
        RowColumn<NumberedHistory>.Of("sent", "text", history => history.Row.Sent),
        RowColumn<NumberedHistory>.Of("data", "text", history => history.Row.Data),
    ];

    /// <summary>In the order of <see cref="TimerSql.Columns"/>.</summary>
    public static readonly IReadOnlyList<RowColumn<NumberedTimer>> Timers =
    [
        RowColumn<NumberedTimer>.Of("node_seq", "bigint", timer => timer.NodeSeq),
        RowColumn<NumberedTimer>.Of("token", "uuid", timer => timer.Change.Token),
        RowColumn<NumberedTimer>.Of("due_at", "timestamp with time zone", timer => timer.Change.Row?.DueAt),
        RowColumn<NumberedTimer>.Of("destination", "text", timer => timer.Change.Row?.Destination),
        RowColumn<NumberedTimer>.Of("saga_id", "uuid", timer => timer.Change.Row?.SagaId),
        RowColumn<NumberedTimer>.Of("kind", "text", timer => timer.Change.Row?.Kind),
        RowColumn<NumberedTimer>.Of("tenant", "text", timer => timer.Change.Row?.Tenant),
        RowColumn<NumberedTimer>.Of("message_id", "uuid", timer => timer.Change.Row?.MessageId),
        RowColumn<NumberedTimer>.Of("outgoing", "bytea", timer => timer.Change.Row?.Outgoing),
        RowColumn<NumberedTimer>.Of("created_at", "timestamp with time zone", timer => timer.Change.Row?.CreatedAt),
    ];

    /// <summary>What stands before a saga's own columns.</summary>
    public static readonly IReadOnlyList<RowColumn<NumberedChange>> Change =
    [
        RowColumn<NumberedChange>.Of("node_seq", "bigint", change => change.NodeSeq),
        RowColumn<NumberedChange>.Of("expected", "integer", change => change.Expected),
        RowColumn<NumberedChange>.Of("act", "integer", change => (int)change.Change.Act),
    ];
}
