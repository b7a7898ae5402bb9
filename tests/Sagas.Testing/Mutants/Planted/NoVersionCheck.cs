using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record NoVersionCheck : Mutant
{
    public override string Plants => "A saga is written whatever its version, and a twin in its timeline is dropped.";

    public override string File => "src/Sagas.Durability/Stores/Postgres/GroupStatement.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            "IS DISTINCT FROM s.expected",
            "IS DISTINCT FROM s.expected AND false"),
        new(
            """
            SELECT {columns} FROM h WHERE {IsIn("h")})
            """,
            """
            SELECT {columns} FROM h WHERE {IsIn("h")} ON CONFLICT DO NOTHING)
            """),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new BranchesAtOnce()];
}
