using Sagas.Testing.Scenarios.OneFault;

namespace Sagas.Testing.Mutants.Planted;

internal sealed record TimerByNodesClock : Mutant
{
    public override string Plants => "What is due is asked of the node's clock.";

    public override string File => "src/Sagas.Durability/Stores/Postgres/PostgresTimers.cs";

    public override IReadOnlyList<Edit> Edits =>
    [
        new(
            """
            SELECT extract(epoch FROM min(due_at) - clock_timestamp())::float8 FROM scheduled_message", (NpgsqlConnection)connection);
            """,
            """
            SELECT extract(epoch FROM min(due_at) - $1)::float8 FROM scheduled_message", (NpgsqlConnection)connection) { Parameters = { new() { Value = now } } };
            """),
        new(
            "due_at <= now()",
            "due_at <= $2"),
        new(
            "Parameters = { new() { Value = limit } },",
            "Parameters = { new() { Value = limit }, new() { Value = now } },"),
    ];

    public override IReadOnlyList<Scenario> Scenarios => [new WrongClocks()];
}
