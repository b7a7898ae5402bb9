namespace Sagas.Testing.Mutants.Nights;

internal sealed record NewKeyAfterTimeOut : WorkflowBug
{
    public override string Plants => "A command that is sent again goes out under a new key.";

    public override string File => Core + "Turn.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            """
                        case StepPhase.Pause:
                            Send(step with { Attempt = step.Attempt + 1 });
            """,
            """
                        case StepPhase.Pause:
                            Send(step with { Attempt = step.Attempt + 1, Execution = StepIds.Execution(_saga.CorrelationId, step.Step, step.Key, isUndo: false, 100 + step.Attempt) });
            """),
    ];
}
