namespace Sagas.Testing.Mutants.Nights;

internal sealed record TimerNotCancelled : WorkflowBug
{
    public override string Plants => "The limit of an answer stays set when the answer has come, and counts when it rings.";

    public override string File => Core + "Turn.Steps.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            """
                    _effects.Add(new Effect.CancelTimer(timer));
                    return step with { Timer = null };
            """,
            """
                    _ = timer;
                    return step;
            """),
    ];
}
