namespace Sagas.Ledger.Transfers;

/// <summary>One side of a posted transfer. Written once, never changed; a transfer's entries sum to zero.</summary>
public sealed class Entry
{
    /// <summary>The posted transfer; with <see cref="Line"/> the key, so that a transfer cannot be booked twice.</summary>
    public Guid TransferId { get; set; }

    /// <summary>1 for the account that gives, 2 for the one that gets.</summary>
    public int Line { get; set; }

    /// <summary>Whose entry it is.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>The account, such as <c>payer:alice</c>.</summary>
    public string Account { get; set; } = "";

    /// <summary>Signed minor units: what the account gets is positive.</summary>
    public long Minor { get; set; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; set; } = "";

    /// <summary>When it was booked; UTC, whole milliseconds.</summary>
    public DateTime At { get; set; }

    internal static Entry Of(Transfer transfer, int line, string account, long minor, DateTime at) => new()
    {
        TransferId = transfer.Id,
        Line = line,
        Tenant = transfer.Tenant,
        Account = account,
        Minor = minor,
        Currency = transfer.Currency,
        At = at,
    };
}
