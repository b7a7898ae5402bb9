using Microsoft.Data.Sqlite;

namespace Sagas.Payments.Gateway.Simulator;

/// <summary>What can be read and written in one turn at the simulator's book. A statement a method; it decides nothing.</summary>
internal sealed class BookTransaction(SqliteConnection connection, SqliteTransaction transaction)
{
    private const string ChargeColumns = "charge_id, payment_id, key, currency, authorized, captured, voided, refunded";

    /// <summary>Counts a call under the act's key; answers its number, from 1.</summary>
    public int CountCall(Act act)
    {
        using var command = Command(
            "INSERT INTO call (key, operation, calls) VALUES ($key, $operation, 1) ON CONFLICT DO UPDATE SET calls = calls + 1 RETURNING calls",
            ("$key", act.Key),
            ("$operation", act.Operation));
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>How many of the payment's authorizations have an answer.</summary>
    public int CountAuthorizations(Act act)
    {
        using var command = Command(
            "SELECT count(*) FROM answer WHERE payment_id = $payment AND tenant = $tenant AND operation = 'authorize'",
            ("$payment", act.PaymentId.ToString("D")),
            ("$tenant", act.Tenant));
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The answer kept under the act's key, if any. One kept for another act is an <see cref="InvalidOperationException"/>.</summary>
    public GatewayAnswer.Known? Answer(Act act)
    {
        using var command = Command(
            "SELECT operation, tenant, payment_id, minor, currency, charge_id, answered_minor, code, message FROM answer WHERE key = $key",
            ("$key", act.Key));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;

        var same = row.GetString(0) == act.Operation && row.GetString(1) == act.Tenant && row.GetString(2) == act.PaymentId.ToString("D")
            && row.GetInt64(3) == act.Amount.Minor && row.GetString(4) == act.Amount.Currency;
        if (!same)
            throw new InvalidOperationException($"Key {act.Key} was used for another act than this '{act.Operation}'. Give each act a key of its own.");

        return row.IsDBNull(5)
            ? new GatewayAnswer.Declined(row.GetString(7), row.GetString(8))
            : new GatewayAnswer.Succeeded(new Charge(row.GetString(5), act.PaymentId, act.Amount with { Minor = row.GetInt64(6) }));
    }

    /// <summary>Keeps the answer under the act's key, for good.</summary>
    public void Keep(Act act, GatewayAnswer.Known answer)
    {
        var charge = (answer as GatewayAnswer.Succeeded)?.Charge;
        var declined = answer as GatewayAnswer.Declined;
        using var command = Command(
            "INSERT INTO answer VALUES ($key, $operation, $tenant, $payment, $minor, $currency, $charge, $answered, $code, $message)",
            ("$key", act.Key),
            ("$operation", act.Operation),
            ("$tenant", act.Tenant),
            ("$payment", act.PaymentId.ToString("D")),
            ("$minor", act.Amount.Minor),
            ("$currency", act.Amount.Currency),
            ("$charge", charge?.ChargeId),
            ("$answered", charge?.Amount.Minor),
            ("$code", declined?.Code),
            ("$message", declined?.Message));
        command.ExecuteNonQuery();
    }

    /// <summary>Books a new charge.</summary>
    public void AddCharge(string chargeId, Act.Authorize act)
    {
        using var command = Command(
            "INSERT INTO charge (charge_id, key, tenant, payment_id, source, currency, authorized) VALUES ($charge, $key, $tenant, $payment, $source, $currency, $minor)",
            ("$charge", chargeId),
            ("$key", act.Key),
            ("$tenant", act.Tenant),
            ("$payment", act.PaymentId.ToString("D")),
            ("$source", act.Source),
            ("$currency", act.Amount.Currency),
            ("$minor", act.Amount.Minor));
        command.ExecuteNonQuery();
    }

    /// <summary>Books that the charge is captured, or voided, in full.</summary>
    public void Settle(string chargeId, bool captured)
    {
        using var command = Command(
            captured ? "UPDATE charge SET captured = authorized WHERE charge_id = $charge" : "UPDATE charge SET voided = authorized WHERE charge_id = $charge",
            ("$charge", chargeId));
        command.ExecuteNonQuery();
    }

    /// <summary>The tenant's charge with its token, if there is one.</summary>
    public (BookedCharge Charge, string Source)? Find(string chargeId, string tenant)
    {
        using var command = Command(
            $"SELECT {ChargeColumns}, source FROM charge WHERE charge_id = $charge AND tenant = $tenant",
            ("$charge", chargeId),
            ("$tenant", tenant));
        using var row = command.ExecuteReader();
        return row.Read() ? (Read(row), row.GetString(8)) : null;
    }

    /// <summary>See <see cref="SimulatorBook.ChargesAsync"/>.</summary>
    public IReadOnlyList<BookedCharge> Charges(Guid paymentId, string? tenant)
    {
        using var command = Command(
            $"SELECT {ChargeColumns} FROM charge WHERE payment_id = $payment AND ($tenant IS NULL OR tenant = $tenant) ORDER BY rowid",
            ("$payment", paymentId.ToString("D")),
            ("$tenant", tenant));
        using var row = command.ExecuteReader();
        var charges = new List<BookedCharge>();
        while (row.Read())
            charges.Add(Read(row));
        return charges;
    }

    private static BookedCharge Read(SqliteDataReader row) => new(
        row.GetString(0),
        Guid.Parse(row.GetString(1)),
        row.GetString(2),
        row.GetString(3),
        row.GetInt64(4),
        row.GetInt64(5),
        row.GetInt64(6),
        row.GetInt64(7));

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Every text is a constant of this file; what comes from outside is a parameter.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
