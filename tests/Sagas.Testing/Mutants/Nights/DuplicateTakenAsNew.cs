namespace Sagas.Testing.Mutants.Nights;

internal sealed record DuplicateTakenAsNew : WorkflowBug
{
    public override string Plants => "A fact that came before is taken once more.";

    public override string File => "src/Sagas.Workflows/Definitions/AnswerMeanings.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "        AnswerMeaning.Done or AnswerMeaning.Failed => IsBeingDone(step),",
            """
                    AnswerMeaning.Done => true,
                    AnswerMeaning.Failed => IsBeingDone(step),
            """),
    ];
}
