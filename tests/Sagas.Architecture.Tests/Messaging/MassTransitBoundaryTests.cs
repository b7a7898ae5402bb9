using MassTransit;
using NetArchTest.Rules;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Messaging;

/// <summary>Replacing MassTransit must be one folder's work: the journal's writer, relay and stores know nothing of it.</summary>
public sealed class MassTransitBoundaryTests
{
    private const string Folder = "Sagas.Durability.MassTransit";

    [Fact]
    public void In_durability_only_its_own_folder_knows_masstransit()
    {
        var durability = Assemblies.All.Single(assembly => assembly.GetName().Name == "Sagas.Durability");
        var failing = Types.InAssembly(durability)
            .That().DoNotResideInNamespace("MassTransit").And().DoNotResideInNamespace(Folder)
            .ShouldNot().HaveDependencyOn("MassTransit")
            .GetResult().FailingTypeNames;

        failing.ShouldBeNull();
    }

    [Fact]
    public void The_rule_sees_who_does() => Types.InAssembly(typeof(JournalHandlerExtensions).Assembly)
        .That().HaveName(nameof(JournalHandlerExtensions))
        .ShouldNot().HaveDependencyOn("MassTransit")
        .GetResult().FailingTypeNames.ShouldBe(["MassTransit.JournalHandlerExtensions"]);

    // Extension methods still resolve, but nobody could name our class, nor MassTransit's.
    [Fact]
    public void What_we_put_beside_masstransits_types_has_names_of_its_own() => Assemblies.Types
        .Where(type => type is { IsPublic: true, Namespace: "MassTransit" })
        .Select(type => type.FullName)
        .Intersect(typeof(IBusControl).Assembly.GetTypes().Concat(typeof(Bus).Assembly.GetTypes()).Select(type => type.FullName))
        .ShouldBeEmpty();

    [Fact]
    public void Contracts_and_the_desk_know_no_broker() => Types.InAssemblies(
            Assemblies.All.Where(assembly => assembly.GetName().Name is "Sagas.Contracts" or "Sagas.Dashboard"))
        .ShouldNot().HaveDependencyOnAny("MassTransit", "RabbitMQ")
        .GetResult().FailingTypeNames.ShouldBeNull();
}
