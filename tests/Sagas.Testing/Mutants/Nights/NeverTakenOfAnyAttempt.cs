namespace Sagas.Testing.Mutants.Nights;

internal sealed record NeverTakenOfAnyAttempt : WorkflowBug
{
    public override string Plants => "That an attempt was never taken is believed of the next one too.";

    public override string File => Core + "Decider.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "answer.Meaning.IsOfOneAttempt() && message.Attempt",
            "answer.Meaning.IsOfOneAttempt() && step.Attempt < 0 && message.Attempt"),
    ];
}
