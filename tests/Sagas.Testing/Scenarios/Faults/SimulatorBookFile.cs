using System.Globalization;
using Microsoft.Data.Sqlite;
using Sagas.Testing.Http;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>The simulated gateway's own file, which the service never reads.</summary>
internal static class SimulatorBookFile
{
    /// <summary>All charges that were really made, by tenant and payment.</summary>
    public static async Task<ILookup<(string Tenant, Guid Payment), Charge>> ReadAsync(string file)
    {
        await using var book = SqliteFactory.Instance.CreateDataSource($"Data Source={file};Mode=ReadOnly;Pooling=False");
        var rows = await TextRows.ReadAsync(book, "SELECT tenant, payment_id, charge_id, key, currency, authorized, captured, voided, refunded FROM charge");
        return rows.ToLookup(
            row => (row[0], Guid.Parse(row[1])),
            row => new Charge(row[2], row[1], row[3], row[4].ToUpperInvariant(), Minor(row[5]), Minor(row[6]), Minor(row[7]), Minor(row[8])));
    }

    private static long Minor(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
