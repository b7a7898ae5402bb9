namespace Sagas.Contracts.Payments;

/// <summary>
/// Pay <see cref="Amount"/> from <see cref="Payer"/> to <see cref="Payee"/>. Ends in <see cref="PaymentCompleted"/> or <see cref="PaymentFailed"/>.
/// The same payment submitted twice is one payment.
/// </summary>
public sealed record SubmitPayment
{
    /// <summary>The payment's business id, made by the sender as UUIDv7 (a v4 is welcome). The empty UUID is refused with <c>id_empty</c>.</summary>
    public Guid PaymentId { get; init; }

    /// <summary>What is paid: 1 to 10^15 minor units of a currency in use.</summary>
    public Money? Amount { get; init; }

    /// <summary>Who pays, 1 to 100 characters; not the payee.</summary>
    public string? Payer { get; init; }

    /// <summary>Who is paid, 1 to 100 characters; not the payer.</summary>
    public string? Payee { get; init; }

    /// <summary>The gateway's token of the means of payment, 1 to 100 characters.</summary>
    public string? Source { get; init; }

    /// <summary>The sender's own words, at most 140 characters. Optional.</summary>
    public string? Reference { get; init; }

    /// <summary>At most 20 strings of at most 200 characters, kept with the payment. Optional.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>What is wrong with the command; empty when it can be taken. Same answer at every door.</summary>
    public IReadOnlyList<Violation> Validate()
    {
        var check = new Check();
        check.Id("paymentId", PaymentId);
        check.Amount("amount", Amount);
        check.Text("payer", Payer, 100);
        check.Text("payee", Payee, 100);
        check.Text("source", Source, 100);
        check.OptionalText("reference", Reference, 140);
        check.Metadata("metadata", Metadata);
        if (!string.IsNullOrWhiteSpace(Payer) && string.Equals(Payer, Payee, StringComparison.Ordinal))
            check.Add("payee", ViolationCodes.SameParty, "Payer and payee must differ.");

        return check.Violations;
    }
}
