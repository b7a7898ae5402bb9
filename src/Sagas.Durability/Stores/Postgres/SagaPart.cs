using Sagas.Durability.Rows;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>What a group does to one saga table: the parts of its statement that are needed.</summary>
internal readonly record struct SagaPart(SagaTable Table, bool Inserts, bool Updates, bool Deletes)
{
    /// <summary>Equal for groups that one prepared statement serves.</summary>
    public string Shape => $"{SqlText.Of(Table)} {Inserts} {Updates} {Deletes}";

    /// <summary>The parts of a group, in the order of the tables' names: two nodes lock tables in one order.</summary>
    public static IReadOnlyList<SagaPart> Of(IReadOnlyList<NumberedChange> changes) =>
    [
        .. changes.GroupBy(change => change.Change.Table!)
            .Select(table => new SagaPart(
                table.Key,
                table.Any(change => change.Change.Act == SagaAct.Insert),
                table.Any(change => change.Change.Act == SagaAct.Update),
                table.Any(change => change.Change.Act == SagaAct.Delete)))
            .OrderBy(part => SqlText.Of(part.Table), StringComparer.Ordinal),
    ];
}
