using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record FencingWithoutTheLock : Mutant
{
    public override string Plants => "The fence looks and does not lock: a life can be taken over while it commits.";

    public override string File => "src/Sagas.Durability/Stores/Postgres/Schema/2-nodes-faults-timers.sql";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "AND epoch = of_epoch FOR KEY SHARE;",
            "AND epoch = of_epoch;"),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new CommitDuringTakeOver()];
}
