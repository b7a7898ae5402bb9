using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Purchase;

namespace Sagas.Workflows.Tests.Simulated;

public class PurchaseSimulationTests
{
    [Fact]
    public void Whatever_goes_wrong_every_purchase_ends_once_and_what_does_not_stand_is_undone()
    {
        var report = Simulation().Run(sagas: 5_000);

        report.ThrowIfBroken();
        report.Faults.Keys.ShouldBe(Enum.GetValues<Fault>(), ignoreOrder: true);
        report.Faults.Values.Sum().ShouldBeGreaterThan(40_000);
    }

    [Fact]
    public void A_seed_gives_the_same_schedule_each_time() => Simulation().Run(200, firstSeed: 7).Faults.ShouldBe(Simulation().Run(200, firstSeed: 7).Faults, ignoreOrder: true);

    internal static Simulation<PurchaseSaga> Simulation(Workflow<PurchaseSaga>? workflow = null) =>
        new Simulation<PurchaseSaga>(workflow ?? new PurchaseWorkflow(), () => new PurchaseSaga(), () => new Buy())
            .With<Reserve>(party => party.Answers(_ => new Reserved()).Fails(_ => new SoldOut()))
            .With<Release>(party => party.Answers(_ => new Released()))
            .With<Authorize>(party => party.Answers(_ => new Authorized("c1")).Fails(_ => new Declined("no")).FailsForNow(_ => new Declined(PurchaseWorkflow.NotNow)).SaysUnknown(_ => new ChargeUnknown()).SaysUnavailable(_ => new GatewayBusy()))
            .With<LookUpCharge>(party => party.SaysUnknown(_ => new ChargeUnknown()).SaysNeverTaken(_ => new NoSuchCharge()))
            .With<VoidCharge>(party => party.Answers(_ => new Voided()).Fails(_ => new VoidRefused()).SaysUnavailable(_ => new GatewayBusy()))
            .With<Capture>(party => party.Answers(_ => new Captured()).Fails(_ => new CaptureRefused("no")))
            .With<Ship>(party => party.Answers(_ => new Shipped()).Fails(_ => new Lost()));
}
