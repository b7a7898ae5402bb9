using Sagas.Durability.Tests.Lives;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Durability.Tests.Kills;

/// <summary>Real processes, killed at a named boundary; <c>tests/proof.sh kills</c> runs every cell of the matrix.</summary>
[Collection(nameof(AloneOnTheServers))]
public class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_node_that_dies_at_a_boundary_loses_nothing_and_does_nothing_twice()
    {
        var results = await new KillMatrix(KillMatrix.Small(seed: 4), Seed: 4, output.WriteLine).RunAsync();

        results.SelectMany(result => result.Problems.Select(problem => $"{result.Cell.Name}: {problem}")).ShouldBeEmpty();
        results.Select(result => result.Cell.Point).ShouldBe(Enum.GetValues<KillPoint>());
    }

    [Fact]
    public void A_cell_that_does_not_exist_says_why() =>
        KillCell.All.Except(KillMatrix.Full).ShouldAllBe(cell => cell.WhyNot!.EndsWith('.'));
}
