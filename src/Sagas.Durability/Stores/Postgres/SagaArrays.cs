using Npgsql;
using Sagas.Durability.Rows;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>The changes of one saga table in a group, as array parameters: number, expected version and act, then the saga's own columns.</summary>
internal sealed class SagaArrays(SagaTable table)
{
    private readonly List<NpgsqlParameter> _change = [.. GroupColumns.Change.Select(column => column.NewArray())];
    private readonly List<NpgsqlParameter> _columns = [.. table.Columns.Select(column => column.NewArray())];

    /// <summary>The arrays as rows; adds them to the statement's parameters.</summary>
    public string Unnest(List<NpgsqlParameter> parameters)
    {
        var arrays = new List<string>();
        foreach (var (array, type) in _change.Zip(GroupColumns.Change.Select(column => column.Type)).Concat(_columns.Zip(table.Columns.Select(column => $"{column.Type}[]"))))
        {
            parameters.Add(array);
            arrays.Add($"${parameters.Count}::{type}");
        }

        // By number and not by name: a saga may well have a column named like one of ours.
        var names = GroupColumns.Change.Select(column => column.Name).Concat(table.Columns.Select(NameOf));
        return $"SELECT * FROM unnest({string.Join(", ", arrays)}) AS u({string.Join(", ", names)})";
    }

    /// <summary>What the rows call one of the table's columns.</summary>
    public string NameOf(Column column) => $"c{table.Columns.TakeWhile(other => other != column).Count()}";

    public void Fill(IReadOnlyList<NumberedChange> changes)
    {
        for (var i = 0; i < _change.Count; i++)
            GroupColumns.Change[i].Fill(_change[i], changes);

        var sagas = changes.Select(change => change.Change.Saga).ToList();
        for (var i = 0; i < _columns.Count; i++)
            table.Columns[i].Fill(_columns[i], sagas);
    }
}
