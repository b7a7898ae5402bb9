namespace Sagas.Testing.Mutants.Nights;

internal sealed record UndoOfAStepNotDone : WorkflowBug
{
    public override string Plants => "A step that failed is undone as if it had been done.";

    public override string File => Core + "Turn.Undoing.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "        Put(Over(step, StepStatus.Failed) with { Phase = isPersons ? StepPhase.Person : StepPhase.Answer });",
            "        Put(Over(step, isPersons ? StepStatus.Failed : StepStatus.Done) with { Phase = isPersons ? StepPhase.Person : StepPhase.Answer, DoneAs = 1 + _steps.Max(known => known.DoneAs) });"),
    ];
}
