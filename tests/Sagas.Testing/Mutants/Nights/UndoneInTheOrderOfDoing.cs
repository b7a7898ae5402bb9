namespace Sagas.Testing.Mutants.Nights;

internal sealed record UndoneInTheOrderOfDoing : WorkflowBug
{
    public override string Plants => "What was done first is undone first.";

    public override string File => Core + "Turn.Undoing.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            ".Where(step => step.Status == StepStatus.Done).MaxBy(step => step.DoneAs)",
            ".Where(step => step.Status == StepStatus.Done).MinBy(step => step.DoneAs)"),
    ];
}
