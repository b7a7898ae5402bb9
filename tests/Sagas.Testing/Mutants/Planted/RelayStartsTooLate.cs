using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record RelayStartsTooLate : Mutant
{
    public override string Plants => "Who takes a life over starts one row too late.";

    public override string File => "src/Sagas.Durability/Lives/TakeOver.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "row.NodeSeq > after)",
            "row.NodeSeq > after + 1)"),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new SenderDies(TakerDies: false)];
}
