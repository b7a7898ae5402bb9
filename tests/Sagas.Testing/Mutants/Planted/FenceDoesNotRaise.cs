using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record FenceDoesNotRaise : Mutant
{
    public override string Plants => "A fence that finds its life taken over says nothing, and the commit goes through.";

    public override string File => "src/Sagas.Durability/Stores/Postgres/Schema/2-nodes-faults-timers.sql";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "    IF NOT FOUND THEN",
            "    IF false THEN"),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new NodeStandsStill(Dies: true)];
}
