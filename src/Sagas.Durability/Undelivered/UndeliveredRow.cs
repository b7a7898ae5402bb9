using Sagas.Durability.Faults;
using Sagas.Durability.Journal;

namespace Sagas.Durability.Undelivered;

/// <summary>A message that was committed and that nobody gets: the broker refused it for its own sake, or there is nobody it could go to.</summary>
public sealed class UndeliveredRow : ISetAside
{
    /// <summary>A hash over the journal's row and the message, so that who finds it refused once more writes the same.</summary>
    public Guid Id { get; set; }

    /// <summary>The tenant that the message travels for.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>The message's id, under which it is sent again.</summary>
    public Guid MessageId { get; set; }

    /// <summary>The message's type without its namespace; empty for a copy of a message that could not be read.</summary>
    public string Type { get; set; } = "";

    /// <summary>The name of the queue or exchange that it was sent to.</summary>
    public string Destination { get; set; } = "";

    /// <summary>The saga that the message is about, where it says so.</summary>
    public Guid? SagaId { get; set; }

    /// <summary>The consumer or saga type that sent it; empty when this node does not know it, and for what was sent outside a handler.</summary>
    public string Consumer { get; set; } = "";

    /// <summary>The message whose handling sent it: its id in the journal.</summary>
    public Guid? CauseId { get; set; }

    /// <summary>What kind of refusal, such as <c>unroutable</c>, <c>no_exchange</c>, <c>forbidden</c>, <c>not_accepted</c>, <c>unwritable</c>.</summary>
    public string Cause { get; set; } = "";

    /// <summary>The refusal in words, at most 2,000 characters.</summary>
    public string Error { get; set; } = "";

    /// <summary>How often it was refused.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was set aside; UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>One of <see cref="UndeliveredState.All"/>.</summary>
    public string State { get; set; } = UndeliveredState.Open;

    /// <summary>Who sent it again or discarded it; null while it is open.</summary>
    public string? Actor { get; set; }

    /// <summary>Why they did; null while it is open.</summary>
    public string? Reason { get; set; }

    /// <summary>When they did; UTC. Null while it is open.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>The message as <see cref="JournalRow.Outgoing"/> holds it, alone.</summary>
    public byte[] Outgoing { get; set; } = [];
}
