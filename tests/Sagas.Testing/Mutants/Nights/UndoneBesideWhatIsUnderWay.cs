namespace Sagas.Testing.Mutants.Nights;

internal sealed record UndoneBesideWhatIsUnderWay : WorkflowBug
{
    public override string Plants => "A saga that goes back does not wait for what is under way.";

    public override string File => Core + "Turn.Undoing.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            """
                    if (_steps.Exists(step => step.IsUnderWay))
                        return;
            """,
            """
                    if (_steps.Exists(step => step.Status == StepStatus.Undoing))
                        return;
            """),
    ];
}
