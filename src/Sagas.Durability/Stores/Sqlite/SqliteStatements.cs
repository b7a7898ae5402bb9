using Microsoft.Data.Sqlite;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>The prepared statements of one connection, made at their first use.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    /// <summary>The transaction that statements join; null outside of one.</summary>
    public SqliteTransaction? Transaction { get; set; }

    public SqliteStatement Of(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements[sql] = statement = new SqliteStatement(connection, sql);
        statement.Command.Transaction = Transaction;
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Command.Dispose();
    }
}
