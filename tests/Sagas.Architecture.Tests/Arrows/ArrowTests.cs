using NetArchTest.Rules;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Arrows;

/// <summary>Arrows point one way. A project that is not in the table fails: say where it belongs.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Sagas.Contracts"] = [],
        ["Sagas.Durability"] = [],
        ["Sagas.Workflows"] = [],
        ["Sagas.Calendars"] = ["Sagas.Workflows"],
        ["Sagas.Workflows.Diagrams"] = ["Sagas.Workflows"],
        ["Sagas.Workflows.MassTransit"] = ["Sagas.Durability", "Sagas.Workflows"],
        ["Sagas.Workflows.Testing"] = ["Sagas.Workflows"],
        ["Sagas.Operations"] = ["Sagas.Contracts", "Sagas.Workflows", "Sagas.Workflows.MassTransit"],
        ["Sagas.Payments"] = ["Sagas.Calendars", "Sagas.Contracts", "Sagas.Durability", "Sagas.Operations", "Sagas.Workflows", "Sagas.Workflows.MassTransit"],
        ["Sagas.Ledger"] = ["Sagas.Contracts", "Sagas.Durability", "Sagas.Operations"],
        ["Sagas.Dashboard"] = ["Sagas.Contracts", "Sagas.Durability", "Sagas.Operations", "Sagas.Workflows", "Sagas.Workflows.Diagrams"],
        ["Sagas.Service"] =
            ["Sagas.Contracts", "Sagas.Durability", "Sagas.Operations", "Sagas.Payments", "Sagas.Ledger", "Sagas.Dashboard", "Sagas.Workflows", "Sagas.Workflows.Diagrams"],
    };

    public static TheoryData<string> Projects => [.. Project.Source.Select(project => project.Name)];

    [Fact]
    public void Each_project_has_its_place_in_the_table() => Project.Source.Select(project => project.Name).ShouldBe(Arrows.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_along_the_arrows(string name)
    {
        var project = Project.Source.Single(project => project.Name == name);

        project.References.Except(Arrows[name]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_uses_only_what_is_along_the_arrows(string name) => Assemblies.All.Single(assembly => assembly.GetName().Name == name)
        .GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(reference => reference.StartsWith("Sagas.", StringComparison.Ordinal))
        .Except(Arrows[name])
        .ShouldBeEmpty();

    [Theory]
    [InlineData("Sagas.Payments", "Sagas.Ledger")]
    [InlineData("Sagas.Ledger", "Sagas.Payments")]
    public void A_module_knows_another_by_its_contracts_alone(string module, string other) =>
        Types.InAssembly(Assemblies.All.Single(assembly => assembly.GetName().Name == module))
            .ShouldNot().HaveDependencyOn(other).GetResult().FailingTypeNames.ShouldBeNull();

    [Theory]
    [InlineData("Sagas.Contracts")]
    [InlineData("Sagas.Workflows")]
    public void What_is_pure_needs_nothing_but_the_base_library(string name) => Assemblies.All.Single(assembly => assembly.GetName().Name == name)
        .GetReferencedAssemblies()
        .Where(reference => !reference.Name!.StartsWith("System.", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Fact]
    public void Tests_are_referred_to_by_tests_alone() => Project.Source
        .SelectMany(project => project.References)
        .Where(reference => Project.Tests.Any(test => test.Name == reference))
        .ShouldBeEmpty();
}
