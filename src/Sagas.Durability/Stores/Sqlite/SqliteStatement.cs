using Microsoft.Data.Sqlite;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>One prepared statement with parameters <c>$p0, $p1 …</c>.</summary>
internal sealed class SqliteStatement
{
    public SqliteStatement(SqliteConnection connection, string sql)
    {
#pragma warning disable CA2100 // The names in it are the application's model's and quoted; every value is a parameter.
        Command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
    }

    public SqliteCommand Command { get; }

    /// <summary>Runs it and returns how many rows it changed.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return Command.ExecuteNonQuery();
    }

    /// <summary>The first row, or null.</summary>
    public T? First<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : struct
    {
        Bind(values);
        using var reader = Command.ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    /// <summary>The first row as an object, or null.</summary>
    public object? FirstObject(Func<SqliteDataReader, object> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        using var reader = Command.ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (Command.Parameters.Count == i)
                Command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
            Command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
