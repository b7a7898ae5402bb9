using Sagas.Durability.Rows;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>The statements for one saga's row. Parameters are <c>$p0 …</c> in the order of the table's columns.</summary>
internal static class SqliteText
{
    public static string Insert(RowTable table) =>
        $"INSERT INTO {Quoted(table.Name)} ({Join(table, (column, _) => Quoted(column.Name))}) VALUES ({Join(table, (_, i) => $"$p{i}")})";

    public static string Update(SagaTable table)
    {
        var key = table.Columns.TakeWhile(column => column != table.Key).Count();
        return $"UPDATE {Quoted(table.Name)} SET {Join(table, (column, i) => $"{Quoted(column.Name)} = $p{i}")} WHERE {Quoted(table.Key.Name)} = $p{key}";
    }

    public static string Delete(SagaTable table) => $"DELETE FROM {Quoted(table.Name)} WHERE {Quoted(table.Key.Name)} = $p0";

    public static string SelectVersion(SagaTable table) => $"SELECT {Quoted(table.Version.Name)} FROM {Quoted(table.Name)} WHERE {Quoted(table.Key.Name)} = $p0";

    public static string Select(SagaTable table) =>
        $"SELECT {Join(table, (column, _) => Quoted(column.Name))} FROM {Quoted(table.Name)} WHERE {Quoted(table.Key.Name)} = $p0";

    private static string Join(RowTable table, Func<Column, int, string> part) => string.Join(", ", table.Columns.Select(part));

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
