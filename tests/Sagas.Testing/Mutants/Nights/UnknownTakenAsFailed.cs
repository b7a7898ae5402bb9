namespace Sagas.Testing.Mutants.Nights;

internal sealed record UnknownTakenAsFailed : WorkflowBug
{
    public override string Plants => "An outcome that nobody knows counts as a failure.";

    public override string File => Core + "Turn.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            """
                        case AnswerMeaning.Unknown:
                            Unknown(step);
            """,
            """
                        case AnswerMeaning.Unknown:
                            Failed(step);
            """),
    ];
}
