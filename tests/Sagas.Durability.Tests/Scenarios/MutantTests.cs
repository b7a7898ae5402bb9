using Sagas.Testing.Mutants;
using Sagas.Testing.Processes;

namespace Sagas.Durability.Tests.Scenarios;

/// <summary>The bugs that <c>tests/proof.sh mutants</c> plants.</summary>
public class MutantTests
{
    public static TheoryData<string> Names => [.. Mutant.All.Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_planted_bug_changes_stands_once_in_the_product(string name)
    {
        var mutant = Mutant.All.Single(one => one.Name == name);
        var source = File.ReadAllText(Path.Combine(Repository.Root, mutant.File));

        mutant.Edits.Where(edit => source.Split(edit.Text).Length != 2).Select(edit => edit.Text).ShouldBeEmpty();
        mutant.Edits.Where(edit => source.Contains(edit.Replacement, StringComparison.Ordinal)).Select(edit => edit.Replacement).ShouldBeEmpty();
    }
}
