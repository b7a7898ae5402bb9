namespace Sagas.Testing.Mutants.Nights;

internal sealed record UndoLeftOut : WorkflowBug
{
    public override string Plants => "A step that can be undone is declared as if it could not.";

    public override string File => "tests/Sagas.Workflows.Tests/Purchase/PurchaseWorkflow.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            ".Undo<Release, Released>(_ => new Release())",
            ".NothingToUndo()"),
    ];
}
