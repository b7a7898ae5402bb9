using Sagas.Durability.Rows;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>Names in SQL, quoted as the application's model spells them.</summary>
internal static class SqlText
{
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Of(RowTable table) => table.Schema is { } schema ? $"{Quoted(schema)}.{Quoted(table.Name)}" : Quoted(table.Name);

    public static string Of(Column column) => Quoted(column.Name);
}
