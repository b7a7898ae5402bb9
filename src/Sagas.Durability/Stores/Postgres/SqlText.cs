using Sagas.Durability.SagaTables;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>Names in SQL, quoted as the application's model spells them.</summary>
internal static class SqlText
{
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Of(SagaTable table) => table.Schema is { } schema ? $"{Quoted(schema)}.{Quoted(table.Name)}" : Quoted(table.Name);

    public static string Of(SagaColumn column) => Quoted(column.Name);
}
