using Sagas.Contracts.Ledger;
using Sagas.Contracts.Payments;
using Sagas.Payments.Steps;
using Sagas.Workflows;
using Sagas.Workflows.Testing;

namespace Sagas.Payments.Tests.Deciding;

/// <summary>Payments through bad nights: ledger and gateway as they answer, and what must hold of the money.</summary>
internal static class PaymentSimulation
{
    /// <summary>Of a payment's workflow; the present one unless another is given.</summary>
    public static Simulation<Payment> Of(Workflow<Payment>? workflow = null) =>
        new Simulation<Payment>(workflow ?? PaymentPlay.Workflow(), () => new Payment { CorrelationId = PaymentPlay.Id }, () => PaymentPlay.Command)
            .With<ReserveFunds>(party => party.Answers(_ => Told.FundsReserved))
            .With<ReleaseFunds>(party => party.Answers(_ => Told.FundsReleased))
            .With<AuthorizeCharge>(party => party.Answers(_ => Told.ChargeAuthorized).Fails(_ => Told.ChargeDeclined).FailsForNow(_ => Told.TooLittleMoney)
                .SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysUnavailable(_ => Told.GatewayUnavailable))
            .With<LookUpAuthorization>(party => party.SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysNeverTaken(_ => Told.ChargeNeverTaken))
            .With<VoidCharge>(party => party.Answers(_ => Told.ChargeVoided).Fails(_ => Told.VoidRefused)
                .SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysUnavailable(_ => Told.GatewayUnavailable))
            .With<CaptureCharge>(party => party.Answers(_ => Told.ChargeCaptured).Fails(_ => Told.CaptureRefused)
                .SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysUnavailable(_ => Told.GatewayUnavailable))
            .With<LookUpCapture>(party => party.SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysNeverTaken(_ => Told.ChargeNeverTaken))
            .With<PostTransfer>(party => party.Answers(_ => Told.TransferPosted))
            .Holds("I3 MoneySumsToZero", Money)
            .Holds("I4 OneTerminalState", End);

    /// <summary>What is captured is posted, and of a payment that failed nothing is left: by the books of gateway and ledger.</summary>
    private static string? Money(SimulatedRun<Payment> run) => run.Saga.State switch
    {
        "Completed" when Standing(run, "Capture") != 1 => $"It completed and {Standing(run, "Capture")} captures stand.",
        "Completed" when Standing(run, "Post") != 1 && !run.Skipped.Contains("Post") => $"It completed and {Standing(run, "Post")} transfers are posted.",
        "Failed" when Standing(run, "Capture") + Standing(run, "Post") > 0 => "It failed and money moved.",
        "Failed" when Standing(run, "Authorize") > 0 && !run.Skipped.Contains("Authorize") => "It failed and a charge is held.",
        "Failed" when Standing(run, "Reserve") > 0 && !run.Skipped.Contains("Reserve") => "It failed and funds are set aside.",
        _ => null,
    };

    private static string? End(SimulatedRun<Payment> run) => (run.Saga.State, run.Published) switch
    {
        ("Completed", [PaymentCompleted { ChargeId: "ch_1" }]) => null,
        ("Failed", [PaymentFailed { Reason: not null, Code: not null, Message: not null }]) => null,
        ("Completed" or "Failed", _) => $"It is {run.Saga.State} and told: {string.Join(", ", run.Published)}.",
        _ => null,
    };

    private static int Standing(SimulatedRun<Payment> run, string step) => run.Acts.Count(act => act.Step == step && act.Stands);
}
