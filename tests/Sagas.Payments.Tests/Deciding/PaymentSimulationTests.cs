using Sagas.Contracts.Ledger;
using Sagas.Payments.Steps;
using Sagas.Workflows.Testing;
using static Sagas.Payments.Tests.Deciding.PaymentPlay;

namespace Sagas.Payments.Tests.Deciding;

public class PaymentSimulationTests
{
    [Fact]
    public void Whatever_goes_wrong_every_payment_ends_once_and_what_does_not_stand_is_undone()
    {
        var report = Simulation().Run(sagas: 2_000);

        report.ThrowIfBroken();
        report.Faults.Keys.ShouldBe(Enum.GetValues<Fault>(), ignoreOrder: true);
    }

    private static Simulation<Payment> Simulation() => new Simulation<Payment>(Workflow(), () => new Payment { CorrelationId = Id }, () => Command)
        .With<ReserveFunds>(party => party.Answers(_ => Told.FundsReserved))
        .With<ReleaseFunds>(party => party.Answers(_ => Told.FundsReleased))
        .With<AuthorizeCharge>(party => party.Answers(_ => Told.ChargeAuthorized).Fails(_ => Told.ChargeDeclined).FailsForNow(_ => Told.TooLittleMoney).SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysUnavailable(_ => Told.GatewayUnavailable))
        .With<LookUpAuthorization>(party => party.SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysNeverTaken(_ => Told.ChargeNeverTaken))
        .With<VoidCharge>(party => party.Answers(_ => Told.ChargeVoided).Fails(_ => Told.VoidRefused).SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysUnavailable(_ => Told.GatewayUnavailable))
        .With<CaptureCharge>(party => party.Answers(_ => Told.ChargeCaptured).Fails(_ => Told.CaptureRefused).SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysUnavailable(_ => Told.GatewayUnavailable))
        .With<LookUpCapture>(party => party.SaysUnknown(_ => Told.ChargeOutcomeUnknown).SaysNeverTaken(_ => Told.ChargeNeverTaken))
        .With<PostTransfer>(party => party.Answers(_ => Told.TransferPosted));
}
