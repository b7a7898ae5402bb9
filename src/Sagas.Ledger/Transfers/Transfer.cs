using Sagas.Contracts.Ledger;

namespace Sagas.Ledger.Transfers;

/// <summary>A two-phase transfer: pending, then posted or voided. <see cref="TransferRules"/> decides, this row remembers.</summary>
public sealed class Transfer
{
    /// <summary>The saga that asked for it; a saga has one.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose transfer it is.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>The account that gives, such as <c>payer:alice</c>.</summary>
    public string DebitAccount { get; set; } = "";

    /// <summary>The account that gets, such as <c>payee:shop</c>.</summary>
    public string CreditAccount { get; set; } = "";

    /// <summary>Minor units of <see cref="Currency"/>, above zero.</summary>
    public long AmountMinor { get; set; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; set; } = "";

    /// <summary>Pending, posted or voided.</summary>
    public TransferState State { get; set; }

    /// <summary>When it was set aside; UTC, whole milliseconds.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it was posted or voided; UTC, whole milliseconds.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The pending transfer that <paramref name="command"/> asks for.</summary>
    public static Transfer Asked(ReserveFunds command, string tenant, DateTime at) => new()
    {
        Id = command.TransferId,
        Tenant = tenant,
        DebitAccount = $"payer:{command.Payer}",
        CreditAccount = $"payee:{command.Payee}",
        AmountMinor = command.Amount.Minor,
        Currency = command.Amount.Currency,
        State = TransferState.Pending,
        CreatedAt = at,
    };
}
