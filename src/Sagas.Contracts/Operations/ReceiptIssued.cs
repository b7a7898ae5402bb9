namespace Sagas.Contracts.Operations;

/// <summary>The answer to a command that came over the bus, sent to its <c>reply-to</c> queue or <c>responseAddress</c>.</summary>
public sealed record ReceiptIssued
{
    /// <summary>The idempotency key under which the answer is stored.</summary>
    public required string Key { get; init; }

    /// <summary>The command, such as <c>SubmitPayment</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The business id that the command is about.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>accepted</c>, <c>replayed</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>When refused, the problem's type, such as <c>urn:sagas:validation_failed</c>.</summary>
    public string? Problem { get; init; }

    /// <summary>The saga's present state, such as <c>Submitted</c>; none when refused.</summary>
    public string? State { get; init; }
}
