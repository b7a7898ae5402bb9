using Sagas.Durability.Suspects;
using Sagas.Durability.Tests.Lives;
using Sagas.Testing;
using Sagas.Testing.Scenarios.Poison;

namespace Sagas.Durability.Tests.Suspects;

/// <summary>Real processes with a message that ends its process. Alone: ten starts need the machine.</summary>
[Collection(nameof(AloneOnTheServers))]
public class PoisonTests
{
    [Theory]
    [InlineData(Size.Embedded)]
    [InlineData(Size.Large)]
    public async Task A_message_that_kills_its_process_is_set_aside_after_five_runs_of_its_own_and_its_neighbours_are_done_once(Size size)
    {
        var result = await PoisonRun.RunAsync(size);

        result.Faults.ShouldBe([$"burn-order suspect {SuspectLine.MaxRuns} "]);
        result.Runs.ShouldBe(SuspectLine.FromDeliveries + SuspectLine.MaxRuns);
        result.Deaths.ShouldBe(result.Runs);
        result.NotOnce.ShouldBeEmpty();
        result.LeftRuns.ShouldBe(0);
    }
}
