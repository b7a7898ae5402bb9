using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record AnyDuplicateIsOwn : Mutant
{
    public override string Plants => "A row that is there already is taken as our own, whoever wrote it: what the second run captured is sent.";

    public override string File => "src/Sagas.Durability/Journal/GroupWriter.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "if (owners[i] == new RowOwner(entry.Life.Id, entry.NodeSeq))",
            "if (owners[i] is not null)"),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new Duplicates()];
}
