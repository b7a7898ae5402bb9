using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record UnknownCommitFailed : Mutant
{
    public override string Plants => "A commit whose answer was lost is taken as failed.";

    public override string File => "src/Sagas.Durability/Journal/GroupWriter.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            """
                                    await PauseAsync(attempt);
                                    break;
            """,
            """
                                    foreach (var entry in group)
                                    {
                                        life.Cursor.Done(entry.NodeSeq);
                                        entry.Fail(exception);
                                    }

                                    return;
            """),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new CommitCut(Arrives: true)];
}
