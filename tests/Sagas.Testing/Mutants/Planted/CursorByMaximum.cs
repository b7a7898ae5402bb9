using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record CursorByMaximum : Mutant
{
    public override string Plants => "The cursor is the highest number that is done, whatever is open below it.";

    public override string File => "src/Sagas.Durability/Journal/DeliveryCursor.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            """
                        while (_ahead.Remove(_position + 1))
                            _position++;
            """,
            "            _position = number;"),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new SenderDies(TakerDies: false)];
}
