using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record GroupFailureSwallowed : Mutant
{
    public override string Plants => "A group that cannot be committed is taken as committed.";

    public override string File => "src/Sagas.Durability/Journal/GroupWriter.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            """
                                    await FailAsync(life, group, exception);
                                    return;
            """,
            """
                                    foreach (var entry in group)
                                    {
                                        life.Cursor.Done(entry.NodeSeq);
                                        entry.Settle(EntryOutcome.Committed);
                                    }

                                    return;
            """),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new OneBadMessage()];
}
