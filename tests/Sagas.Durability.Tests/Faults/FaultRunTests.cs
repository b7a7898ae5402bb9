using Sagas.Durability.Tests.Lives;
using Sagas.Testing.Scenarios.Faults;

namespace Sagas.Durability.Tests.Faults;

/// <summary>Real processes on servers of their own; <c>tests/proof.sh faults</c> is the full size, and has bars for the recovery times.</summary>
[Collection(nameof(AloneOnTheServers))]
public class FaultRunTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_hundred_sagas_under_ten_faults_of_lines_nodes_and_servers_all_end_once()
    {
        var result = await new FaultRun(FaultSize.Small, Seed: 4, output.WriteLine).RunAsync();

        result.Verdict.Breaches.ShouldBeEmpty();
        result.Verdict.ShouldSatisfyAllConditions(verdict => verdict.Sagas.ShouldBeGreaterThanOrEqualTo(100), verdict => verdict.Lost.ShouldBe(0), verdict => verdict.Doubled.ShouldBe(0));
        result.Faults.Values.Sum().ShouldBeGreaterThanOrEqualTo(FaultSize.Small.Least);
    }

    [Fact]
    public void A_plan_is_the_same_for_the_same_seed_and_has_what_its_size_says()
    {
        var plan = FaultPlan.Draw(FaultSize.Full, seed: 1);

        plan.ShouldBe(FaultPlan.Draw(FaultSize.Full, seed: 1));
        plan.ShouldNotBe(FaultPlan.Draw(FaultSize.Full, seed: 2));
        plan.Count.ShouldBe(FaultSize.Full.Storm);
        plan.Count(fault => fault.Kind == FaultKind.NodeKill).ShouldBe(30);
    }
}
