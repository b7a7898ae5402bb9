using Sagas.Durability.Identity;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Timers;

/// <summary>The timers of one firing, as rows of the journal.</summary>
internal sealed class Firing(NodeLife life, OutgoingFormat format)
{
    private readonly List<(JournalRow Row, OutgoingMessage Message)> _taken = [];

    public NodeLife Life => life;

    public int Taken => _taken.Count;

    public IReadOnlyList<JournalRow> Rows => [.. _taken.Select(fired => fired.Row)];

    /// <summary>What went in, and is to be delivered once it is committed.</summary>
    public IReadOnlyList<(JournalRow Row, OutgoingMessage Message)> Written { get; private set; } = [];

    /// <summary>From here on a failure leaves the outcome open.</summary>
    public bool IsCommitting { get; set; }

    /// <summary>Draws a number for each timer.</summary>
    public void Take(IReadOnlyList<TimerRow> due, DateTime now, TimeSpan horizon)
    {
        foreach (var timer in due)
        {
            var (id, stored) = (timer.MessageId, timer.Outgoing);
            var message = format.Read(stored)[0];
            if (now - timer.DueAt > horizon - TimeSpan.FromDays(1))
            {
                // So long overdue that its id's day may be gone: whatever was fired under it is forgotten too.
                id = TimerId.Of(timer.Token, now);
                message = message with { MessageId = message.MessageId == timer.MessageId ? id : message.MessageId };
                stored = format.Write([message])!;
            }

            _taken.Add((new JournalRow
            {
                ConsumerId = ConsumerKey.Timer.Id,
                MessageId = id,
                Tenant = timer.Tenant,
                Life = life,
                NodeId = life.Id,
                NodeSeq = life.NextSeq(),
                At = now,
                Outgoing = stored,
            }, message));
        }
    }

    /// <summary>What is left out has been fired before: its timer is gone, and nothing is sent.</summary>
    public void Wrote(IReadOnlySet<long> numbers)
    {
        Written = [.. _taken.Where(fired => numbers.Contains(fired.Row.NodeSeq))];
        foreach (var (row, _) in _taken.Where(fired => !numbers.Contains(fired.Row.NodeSeq)))
            life.Cursor.Done(row.NodeSeq);
    }

    /// <summary>Nothing of it was committed.</summary>
    public void Failed()
    {
        foreach (var (row, _) in _taken)
            life.Cursor.Done(row.NodeSeq);
    }
}
