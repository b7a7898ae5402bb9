using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record SendBeforeCommit : Mutant
{
    public override string Plants => "What a handler sent leaves when its group is formed, before the commit.";

    public override string File => "src/Sagas.Durability/Journal/GroupWriter.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "            entry.Number(life);",
            """
                    {
                        entry.Number(life);
                        _runtime.Delivery.Committed(entry.Life, entry.NodeSeq, entry.Outgoing);
                    }
            """),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new DiesBeforeCommit()];
}
