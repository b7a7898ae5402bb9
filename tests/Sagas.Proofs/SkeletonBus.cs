using System.Text.Json.Nodes;
using Sagas.Testing.Reports;
using Sagas.Testing.Scenarios;

namespace Sagas.Proofs;

/// <summary>1,000 raw <c>SubmitPayment</c> from a plain AMQP client, 200 of them twice (small: 100 and 20): 1,000 completed payments, each charged once.</summary>
internal static class SkeletonBus
{
    /// <summary>Runs it; fields <c>sent, payments, completed, charges, setAside, equal</c>.</summary>
    public static async Task<int> RunAsync(ProofCommand command)
    {
        var report = new RunReport(command.Name, command.Size, command.Seed);
        var (payments, twice) = command.Small ? (100, 20) : (1000, 200);
        var result = await new BusRun(payments, twice, command.Seed, report.Progress).RunAsync();
        var ok = result is { Equal: true, SetAside: 0 } && result.Payments == payments && result.Completed == payments && result.Charges == payments;
        return await report.EndAsync(ok, new JsonObject
        {
            ["sent"] = result.Sent,
            ["payments"] = result.Payments,
            ["completed"] = result.Completed,
            ["charges"] = result.Charges,
            ["setAside"] = result.SetAside,
            ["equal"] = result.Equal,
        });
    }
}
