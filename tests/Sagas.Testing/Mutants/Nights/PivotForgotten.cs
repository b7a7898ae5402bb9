namespace Sagas.Testing.Mutants.Nights;

internal sealed record PivotForgotten : WorkflowBug
{
    public override string Plants => "A saga goes back behind its point of no return.";

    public override string File => Core + "Turn.Forward.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "        _isPastPivot |= part.Step.IsPivot;",
            "        _isPastPivot |= part.Step.IsPivot && _steps.Count > 100;"),
    ];
}
