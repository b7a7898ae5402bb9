namespace Sagas.Durability.Faults;

/// <summary>A message that failed for good, was refused, or could not be read: the record, beside the copy in the broker's <c>_error</c> queue.</summary>
public sealed record FaultRow : ISetAside
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>The endpoint that set the message aside.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The consumer or saga type; empty when the message could not be read.</summary>
    public string Consumer { get; set; } = "";

    /// <summary>The message's type without its namespace; empty when it could not be read.</summary>
    public string Type { get; set; } = "";

    /// <summary>The message's id in the journal.</summary>
    public Guid MessageId { get; set; }

    /// <summary>The saga that the message is about, where the message says so.</summary>
    public Guid? SagaId { get; set; }

    /// <summary>The tenant that the message travelled for.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>What kind of failure: an exception's type name or a problem's type. Faults are grouped by it.</summary>
    public string Cause { get; set; } = "";

    /// <summary>The failure in words, at most 2,000 characters, without stack.</summary>
    public string Error { get; set; } = "";

    /// <summary>How often the handler ran, the first time included.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was set aside; UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>One of <see cref="FaultState.All"/>.</summary>
    public string State { get; set; } = FaultState.Open;

    /// <summary>Who replayed or discarded it; null while it is open.</summary>
    public string? Actor { get; set; }

    /// <summary>Why they did; null while it is open.</summary>
    public string? Reason { get; set; }

    /// <summary>When they did; UTC. Null while it is open.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>The id under which the message went out again; null unless it is replayed.</summary>
    public Guid? ReplayedAs { get; set; }

    /// <summary>Where the message is itself a replay: the first message's id in the journal.</summary>
    public Guid? Replays { get; set; }

    /// <summary>The media type of <see cref="Body"/>.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>What came with the message beside its body, such as headers: JSON.</summary>
    public string Arrival { get; set; } = "{}";

    /// <summary>The message as it came.</summary>
    public byte[] Body { get; set; } = [];
}
