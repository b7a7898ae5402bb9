using Npgsql;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>A column of many rows, as one array parameter.</summary>
internal abstract class RowColumn<TRow>(string name, string type)
{
    public string Name => name;

    /// <summary>The array's SQL type.</summary>
    public string Type => $"{type}[]";

    public abstract NpgsqlParameter NewArray();

    public abstract void Fill(NpgsqlParameter array, IReadOnlyList<TRow> rows);

    public static RowColumn<TRow> Of<T>(string name, string type, Func<TRow, T> value) => new Typed<T>(name, type, value);

    private sealed class Typed<T>(string name, string type, Func<TRow, T> value) : RowColumn<TRow>(name, type)
    {
        public override NpgsqlParameter NewArray() => new NpgsqlParameter<T[]> { DataTypeName = Type };

        public override void Fill(NpgsqlParameter array, IReadOnlyList<TRow> rows)
        {
            var values = new T[rows.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = value(rows[i]);
            ((NpgsqlParameter<T[]>)array).TypedValue = values;
        }
    }
}
