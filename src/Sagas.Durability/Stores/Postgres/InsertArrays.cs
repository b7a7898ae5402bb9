using Npgsql;
using Sagas.Durability.Rows;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>The handlers' new rows of one table in a group, as array parameters: the number, then the table's own columns.</summary>
internal sealed class InsertArrays(RowTable table)
{
    private readonly NpgsqlParameter<long[]> _numbers = new();
    private readonly List<NpgsqlParameter> _columns = [.. table.Columns.Select(column => column.NewArray())];

    public RowTable Table => table;

    /// <summary>The insert of the rows whose number is among <paramref name="isIn"/>; adds the arrays to the statement's parameters.</summary>
    public string Insert(List<NpgsqlParameter> parameters, Func<string, string> isIn)
    {
        parameters.Add(_numbers);
        var arrays = new List<string> { $"${parameters.Count}::bigint[]" };
        for (var i = 0; i < _columns.Count; i++)
        {
            parameters.Add(_columns[i]);
            arrays.Add($"${parameters.Count}::{table.Columns[i].Type}[]");
        }

        var values = string.Join(", ", Enumerable.Range(0, _columns.Count).Select(i => $"c{i}"));
        return $"""
            INSERT INTO {SqlText.Of(table)} ({string.Join(", ", table.Columns.Select(SqlText.Of))})
                SELECT {values} FROM unnest({string.Join(", ", arrays)}) AS u(node_seq, {values}) WHERE {isIn("u")}
            """;
    }

    public void Fill(IReadOnlyList<NumberedInsert> rows)
    {
        _numbers.TypedValue = [.. rows.Select(row => row.NodeSeq)];
        var entities = rows.Select(row => row.Insert.Entity).ToList();
        for (var i = 0; i < _columns.Count; i++)
            table.Columns[i].Fill(_columns[i], entities);
    }
}
