using Sagas.Durability.Identity;
using Sagas.Durability.Rows;
using Sagas.Durability.Timeline;
using Sagas.Durability.Timers;
using Sagas.Durability.Writes;

namespace Sagas.Durability.Journal;

/// <summary>One handled message on its way into the journal: what its commit writes, and who waits for the outcome.</summary>
internal sealed class JournalEntry(
    ConsumerKey consumer, HandledMessage message, DateTime at, IReadOnlyList<OutgoingMessage> outgoing, OutgoingFormat format, IReadOnlyList<SagaChange> changes, IReadOnlyList<JournalWrite> writes,
    IReadOnlyList<TimerChange> timers)
{
    private readonly TaskCompletionSource<EntryOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Who took the message.</summary>
    public ConsumerKey Consumer => consumer;

    public HandledMessage Message => message;

    public DateTime At => at;

    /// <summary>What is sent when it is committed.</summary>
    public IReadOnlyList<OutgoingMessage> Outgoing => outgoing;

    /// <summary>The same as the row holds it.</summary>
    public byte[]? Stored { get; } = format.Write(outgoing);

    public IReadOnlyList<SagaChange> Changes => changes;

    /// <summary>Timers that are set or cancelled with it, each at most once.</summary>
    public IReadOnlyList<TimerChange> Timers => timers;

    /// <summary>What the handler added.</summary>
    public IReadOnlyList<JournalWrite> Writes => writes;

    /// <summary>A row of the timeline for each change.</summary>
    public IReadOnlyList<HistoryRow> History { get; } = [.. changes.Select(change => HistoryOf(change, message, at, outgoing))];

    /// <summary>The entry's number in the life that commits it; drawn when its group is formed.</summary>
    public long NodeSeq { get; private set; }

    /// <summary>The life that the number was drawn from.</summary>
    public NodeLife Life { get; private set; } = null!;

    /// <summary>What became of it. Faulted with the cause when its own writes failed, cancelled when the process ends before that is known.</summary>
    public Task<EntryOutcome> Outcome => _outcome.Task;

    /// <summary>Draws the number. Every number drawn ends in a commit, or as done.</summary>
    public void Number(NodeLife life)
    {
        Life = life;
        NodeSeq = life.NextSeq();
    }

    public void Settle(EntryOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception exception) => _outcome.TrySetException(exception);

    public void Cancel() => _outcome.TrySetCanceled();

    /// <summary>The timeline's row of a change.</summary>
    public static HistoryRow HistoryOf(SagaChange change, HandledMessage message, DateTime at, IReadOnlyList<OutgoingMessage> outgoing) => new()
    {
        SagaMonth = SagaMonths.Of(change.SagaId),
        SagaId = change.SagaId,
        Version = change.Version,
        Tenant = message.Tenant,
        At = at,
        Event = message.TypeName,
        MessageId = message.Id,
        CauseId = message.CauseId,
        FromState = change.From,
        ToState = change.To,
        Step = message.Note.Step,
        Execution = message.Note.Execution,
        Attempt = message.Note.Attempt,
        Actor = message.Note.Actor,
        Reason = message.Note.Reason,
        Late = message.Note.Late,
        DurationMs = (int)Math.Min(message.Duration.TotalMilliseconds, int.MaxValue),
        Sent = SentFormat.Write(outgoing),
        Data = message.Body,
    };
}
