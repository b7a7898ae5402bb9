using Sagas.Testing.Mutants;
using Sagas.Testing.Mutants.Nights;
using Sagas.Testing.Processes;

namespace Sagas.Durability.Tests.Scenarios;

/// <summary>The bugs that <c>tests/proof.sh mutants</c> and <c>workflow-mutants</c> plant.</summary>
public class MutantTests
{
    private static readonly IReadOnlyList<PlantedBug> All = [.. Mutant.All, .. WorkflowBug.All];

    public static TheoryData<string> Names => [.. All.Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_planted_bug_changes_stands_once_in_the_product(string name)
    {
        var mutant = All.Single(one => one.Name == name);
        var source = File.ReadAllText(Path.Combine(Repository.Root, mutant.File));

        mutant.Edits.Where(edit => source.Split(edit.Text).Length != 2).Select(edit => edit.Text).ShouldBeEmpty();
        mutant.Edits.Where(edit => source.Contains(edit.Replacement, StringComparison.Ordinal)).Select(edit => edit.Replacement).ShouldBeEmpty();
    }
}
