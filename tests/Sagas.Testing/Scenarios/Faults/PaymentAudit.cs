using System.Globalization;
using Sagas.Testing.Http;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>Compares what was asked for with the sagas, the ledger, the timeline and the gateway's own book.</summary>
/// <param name="rowsAsync">Reads the service's database.</param>
/// <param name="bookFile">The simulator's book.</param>
/// <param name="planned">What was accepted.</param>
internal sealed class PaymentAudit(Func<string, Task<IReadOnlyList<string[]>>> rowsAsync, string bookFile, IReadOnlyList<PlannedPayment> planned)
{
    private static readonly string[] Ends = ["completed", "failed", "needsattention"];

    /// <summary>Whether everything has come to its end, and nothing is left to be delivered by the nodes that live.</summary>
    public async Task<bool> HasEndedAsync(int nodes) =>
        (await rowsAsync($"SELECT (SELECT count(*) FROM payments.payment WHERE ended_at IS NOT NULL OR state = 'NeedsAttention'), {JournalRest.Columns}"))[0]
            .Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToList() is [var ended, var lives, var waiting]
        && ended == planned.Count && lives == nodes && waiting == 0;

    /// <summary>Sums that are not zero.</summary>
    public async Task<IReadOnlyList<Breach>> TrialBalanceAsync() =>
        [.. (await rowsAsync("SELECT tenant, currency, sum(minor) FROM ledger.entry GROUP BY tenant, currency HAVING sum(minor) <> 0")).Select(sum => new Breach(Invariant.MoneySumsToZero, $"The ledger of {sum[0]} in {sum[1]} is out by {sum[2]}."))];

    /// <summary>Everything, after all nodes have stopped.</summary>
    public async Task<Verdict> JudgeAsync()
    {
        var charges = await SimulatorBookFile.ReadAsync(bookFile);
        var sagas = (await rowsAsync("SELECT tenant, business_id, state, correlation_id FROM payments.payment")).ToDictionary(row => (row[0], Guid.Parse(row[1])));
        var transfers = (await rowsAsync("SELECT t.id, t.state, t.amount_minor, count(e.transfer_id) FROM ledger.transfer t LEFT JOIN ledger.entry e ON e.transfer_id = t.id GROUP BY t.id")).ToDictionary(row => row[0]);
        var steps = (await rowsAsync(SagaHistory.Query)).ToLookup(row => row[0]);
        var breaches = new List<Breach>();
        var (lost, doubled) = (0, 0);
        foreach (var payment in planned)
        {
            var made = charges[(payment.Tenant, payment.Id)].ToList();
            if (made.Count > payment.Charges)
            {
                doubled++;
                breaches.Add(new Breach(Invariant.NoDoubleAct, $"{payment} has {made.Count} charges."));
            }

            if (!sagas.TryGetValue((payment.Tenant, payment.Id), out var saga) || !Ends.Contains(saga[2]))
            {
                lost++;
                breaches.Add(new Breach(Invariant.NoLostCommand, $"{payment} is {saga?[2] ?? "missing"}."));
                continue;
            }

            breaches.AddRange(TimelineAudit.Of(Guid.Parse(saga[3]), [.. steps[saga[3]]], Ends));
            if (saga[2] != Ends[2])
                breaches.AddRange(payment.Judge(State(saga[2]), made).Concat(Transferred(payment, saga[2], transfers.GetValueOrDefault(saga[3]))).Select(problem => new Breach(Invariant.UndoneIsWhatWasDone, $"{payment}: {problem}.")));
        }

        if (sagas.Count > planned.Count)
            breaches.Add(new Breach(Invariant.TenantsNeverMix, $"{sagas.Count - planned.Count} payments are there that nobody asked for."));
        breaches.AddRange(await TrialBalanceAsync());
        breaches.AddRange(await JournalRest.LeftAsync(rowsAsync));
        breaches.AddRange(Compare(charges, transfers.Values));
        return new Verdict(planned.Count, lost, doubled, breaches);
    }

    private static string State(string text) => text == Ends[0] ? "Completed" : "Failed";

    /// <summary>Posted with its two entries when it is completed, else voided with none.</summary>
    private static IEnumerable<string> Transferred(PlannedPayment payment, string state, string[]? transfer)
    {
        var (end, entries) = state == Ends[0] ? ("posted", "2") : ("voided", "0");
        if (transfer is null || transfer[1] != end || transfer[2] != payment.Minor.ToString(CultureInfo.InvariantCulture) || transfer[3] != entries)
            yield return $"has the transfer {(transfer is null ? "none" : string.Join(' ', transfer))}, not {end} with {entries} entries";
    }

    /// <summary>What the gateway took and did not give back is what the ledger posted, unless a person is to find out.</summary>
    private static IEnumerable<Breach> Compare(ILookup<(string Tenant, Guid Payment), Charge> charges, IEnumerable<string[]> transfers)
    {
        var captured = charges.SelectMany(charge => charge).Sum(charge => charge.Captured - charge.Refunded);
        var posted = transfers.Where(transfer => transfer[1] == "posted").Sum(transfer => long.Parse(transfer[2], CultureInfo.InvariantCulture));
        if (captured != posted)
            yield return new Breach(Invariant.MoneySumsToZero, $"The gateway took {captured}, the ledger posted {posted}.");
    }
}
