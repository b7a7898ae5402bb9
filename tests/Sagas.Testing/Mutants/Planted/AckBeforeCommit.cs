using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record AckBeforeCommit : Mutant
{
    public override string Plants => "A delivery is acknowledged when its handler has ended, while its commit is under way.";

    public override string File => "src/Sagas.Durability/MassTransit/JournalFilter.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "        return await writer.CommitAsync(scope, consumer, message, fault, context.CancellationToken);",
            """
                    var commit = writer.CommitAsync(scope, consumer, message, fault, context.CancellationToken);
                    return scope.Transaction is null ? EntryOutcome.Committed : await commit;
            """),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new DiesBeforeCommit()];
}
