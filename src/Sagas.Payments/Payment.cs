using System.Text.Json;
using Sagas.Contracts;
using Sagas.Contracts.Payments;
using Sagas.Operations.Catalogue;
using Sagas.Workflows;
using Sagas.Workflows.Deciding;
using Sagas.Workflows.Progressing;

namespace Sagas.Payments;

/// <summary>A payment's saga: what it must remember from one event to the next. <see cref="PaymentWorkflow"/> moves it.</summary>
public sealed class Payment : SagaRow, IWorkflowSaga
{
    internal const int ChargeIdLength = 255;
    internal const int CodeLength = 100;
    internal const int MessageLength = 500;
    private const string OrderedCode = "operator_order";

    /// <summary>Who pays.</summary>
    public string Payer { get; set; } = "";

    /// <summary>Who is paid.</summary>
    public string Payee { get; set; } = "";

    /// <summary>The gateway's token of the means of payment.</summary>
    public string Source { get; set; } = "";

    /// <summary>The sender's strings as a JSON object; null when there are none.</summary>
    public string? Metadata { get; set; }

    /// <inheritdoc />
    public Progress Progress { get; set; } = new();

    /// <summary>The gateway's id of the charge, once authorized.</summary>
    public string? ChargeId { get; set; }

    /// <summary>Why it fails, waits or needs attention: <c>declined</c>, <c>refused</c>, <c>unknown</c>, <c>cancelled</c> or <c>operator</c>.</summary>
    public string? FailureReason { get; set; }

    /// <summary>The refusing party's stable code, such as <c>insufficient_funds</c>.</summary>
    public string? FailureCode { get; set; }

    /// <summary>One sentence for a person.</summary>
    public string? FailureMessage { get; set; }

    /// <summary>The payment's whole amount.</summary>
    public Money Amount => new(AmountMinor ?? 0, Currency ?? "");

    /// <summary>Takes over the command, which the public door has validated.</summary>
    internal void Take(SubmitPayment command)
    {
        BusinessId = command.PaymentId;
        AmountMinor = command.Amount!.Minor;
        Currency = command.Amount.Currency;
        Payer = command.Payer!;
        Payee = command.Payee!;
        Source = command.Source!;
        Reference = command.Reference;
        Metadata = command.Metadata is { Count: > 0 } metadata ? JsonSerializer.Serialize(metadata) : null;
    }

    /// <summary>There is a charge. What failed before did not in the end, but where a person ordered it to be undone that stays the reason.</summary>
    internal void Charged(string chargeId)
    {
        ChargeId = chargeId;
        if (FailureCode != OrderedCode)
            Forgive();
    }

    /// <summary>A person ordered it to be undone, for a reason of their own.</summary>
    internal void Ordered(OperatorAct act, string reason)
    {
        if (act is OperatorAct.Cancel or OperatorAct.Compensate)
            Fail(act == OperatorAct.Cancel ? "cancelled" : "operator", OrderedCode, reason);
    }

    /// <summary>What failed before did not in the end.</summary>
    internal void Forgive() => (FailureReason, FailureCode, FailureMessage) = (null, null, null);

    /// <summary>Remembers why. Code and message are the gateway's: untrusted, so they are cut to what the table takes.</summary>
    internal void Fail(string reason, string code, string message)
    {
        FailureReason = reason;
        FailureCode = Cut(code, CodeLength);
        FailureMessage = Cut(message, MessageLength);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
