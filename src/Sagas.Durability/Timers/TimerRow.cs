namespace Sagas.Durability.Timers;

/// <summary>
/// A timer: one message that is sent when it is due. Written, moved and cancelled in the commit of what set it; gone when it is fired or cancelled.
/// </summary>
public sealed class TimerRow
{
    /// <summary>What names the timer: MassTransit's scheduling token.</summary>
    public Guid Token { get; set; }

    /// <summary>When it is due; UTC, whole milliseconds. It fires then or later by the database's clock, never before.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>The name of the queue or exchange that the message goes to.</summary>
    public string Destination { get; set; } = "";

    /// <summary>The saga that set it, if one did.</summary>
    public Guid? SagaId { get; set; }

    /// <summary>The message's type without its namespace, such as <c>PaymentReminder</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The tenant that the message travels for.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>The timer's key in the journal: a UUIDv7 of <see cref="DueAt"/>, the rest hashed from the token, so that a second firing has the same.</summary>
    public Guid MessageId { get; set; }

    /// <summary>The message as the journal's outgoing holds it: a JSON array of one.</summary>
    public byte[] Outgoing { get; set; } = [];

    /// <summary>When it was set; UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Who moved it, if a person or key did.</summary>
    public string? Actor { get; set; }

    /// <summary>The reason that they gave.</summary>
    public string? Reason { get; set; }
}
