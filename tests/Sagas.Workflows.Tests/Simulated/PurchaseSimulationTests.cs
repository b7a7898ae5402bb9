using Sagas.Workflows.Testing;

namespace Sagas.Workflows.Tests.Simulated;

public class PurchaseSimulationTests
{
    [Fact]
    public void Whatever_goes_wrong_every_purchase_ends_once_and_what_does_not_stand_is_undone()
    {
        var report = PurchaseSimulation.Of().Run(sagas: 5_000);

        report.ThrowIfBroken();
        report.Faults.Keys.ShouldBe(Enum.GetValues<Fault>(), ignoreOrder: true);
        report.Faults.Values.Sum().ShouldBeGreaterThan(40_000);
    }

    [Fact]
    public void A_seed_gives_the_same_schedule_each_time() => PurchaseSimulation.Of().Run(200, firstSeed: 7).Faults.ShouldBe(PurchaseSimulation.Of().Run(200, firstSeed: 7).Faults, ignoreOrder: true);
}
