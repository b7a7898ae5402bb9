using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record NewIdOnResend : Mutant
{
    public override string Plants => "What is sent for a dead life gets new message ids.";

    public override string File => "src/Sagas.Durability/Delivery/BrokerDelivery.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "var messages = runtime.Format.Read(row.Outgoing);",
            "var messages = runtime.Format.Read(row.Outgoing).Select(message => message with { MessageId = MessageIds.New(runtime.Time) }).ToList();"),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new SenderDies(TakerDies: false)];
}
