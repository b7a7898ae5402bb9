using MassTransit;

namespace Sagas.Benchmarks.PaymentShape;

/// <summary>A stranger's saga: plain columns, nothing of ours.</summary>
public sealed class Payment : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public int Version { get; set; }

    public string State { get; set; } = "";

    public long AmountMinor { get; set; }

    public string Currency { get; set; } = "";

    public string Merchant { get; set; } = "";

    public string Reference { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>Takes the terms over from the message that begins the payment.</summary>
    public void Agree(Terms terms) =>
        (AmountMinor, Currency, Merchant, Reference, Description) = (terms.AmountMinor, terms.Currency, terms.Merchant, terms.Reference, terms.Description);

    /// <summary>The terms for the next message.</summary>
    public Terms Terms() => new(AmountMinor, Currency, Merchant, Reference, Description);
}
