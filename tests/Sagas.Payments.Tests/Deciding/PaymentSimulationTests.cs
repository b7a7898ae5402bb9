using Sagas.Workflows.Testing;

namespace Sagas.Payments.Tests.Deciding;

/// <summary>A hundredth of the proof <c>simulation</c>.</summary>
public class PaymentSimulationTests
{
    [Fact]
    public void Whatever_goes_wrong_every_payment_ends_once_and_what_does_not_stand_is_undone()
    {
        var report = PaymentSimulation.Of().Run(sagas: 2_000);

        report.ThrowIfBroken();
        report.Faults.Keys.ShouldBe(Enum.GetValues<Fault>(), ignoreOrder: true);
    }
}
