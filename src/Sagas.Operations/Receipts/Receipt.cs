namespace Sagas.Operations.Receipts;

/// <summary>
/// The stored answer to an idempotency key: the door writes it in the commit that passes the command on, and every repetition is answered from it.
/// </summary>
public sealed class Receipt
{
    /// <summary>Whose key it is.</summary>
    public string Tenant { get; set; } = Tenants.Default;

    /// <summary>The command, such as <c>SubmitPayment</c>.</summary>
    public string Operation { get; set; } = "";

    /// <summary>The caller's idempotency key, at most 255 characters; unique by tenant and operation, over HTTP and bus alike.</summary>
    public string Key { get; set; } = "";

    /// <summary>The business id that the command is about.</summary>
    public Guid BusinessId { get; set; }

    /// <summary>Whether this key brought the command in. A later key with the same id and payload is kept beside it, as a second name.</summary>
    public bool Original { get; set; }

    /// <summary>Whether the caller gave the id: one that the service made is not part of the fingerprint.</summary>
    public bool IdGiven { get; set; }

    /// <summary>SHA-256 of the canonical payload, in lower-case hex.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>The canonical payload, kept so that a mismatch names its fields. JSON.</summary>
    public string Payload { get; set; } = "";

    /// <summary>The trace of the command, 32 hex digits.</summary>
    public string? TraceId { get; set; }

    /// <summary>When the command was taken; UTC, whole milliseconds.</summary>
    public DateTime AcceptedAt { get; set; }
}
