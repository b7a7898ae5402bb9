using System.Text;
using Npgsql;
using Sagas.Durability.Journal;
using Sagas.Durability.Rows;
using Sagas.Durability.Timers;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>
/// Commits a group in one round trip and one implicit transaction, set-based over arrays, in a fixed order: the fence, the locks on the sagas in
/// the order of their ids, then one statement whose later parts are joined to the journal rows that went in. Another order would move a saga whose
/// key is then refused, or leave an orphan. Each statement sees what concurrent commits did before it (READ COMMITTED). Prepared once a shape.
/// </summary>
internal sealed class GroupStatement : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlParameter<Guid> _life = new();
    private readonly NpgsqlParameter<long> _epoch = new();
    private readonly NpgsqlParameter<Guid> _node = new();
    private readonly List<NpgsqlParameter<Guid[]>> _locks = [];
    private readonly List<NpgsqlParameter> _journal = [];
    private readonly List<NpgsqlParameter> _history = [];
    private readonly List<SagaArrays> _sagas = [];
    private readonly List<NpgsqlParameter> _timers = [];
    private readonly IReadOnlyList<SagaPart> _parts;
    private readonly List<InsertArrays> _inserts;
    private readonly bool _hasTimers;

    private GroupStatement(NpgsqlConnection connection, IReadOnlyList<SagaPart> parts, IReadOnlyList<RowTable> inserts, bool hasTimers)
    {
        (_parts, _hasTimers) = (parts, hasTimers);
        _inserts = [.. inserts.Select(table => new InsertArrays(table))];
        _batch = connection.CreateBatch();
        _batch.Add("SELECT journal_fence($1, $2)", _life, _epoch);
        foreach (var part in parts)
        {
            _locks.Add(new NpgsqlParameter<Guid[]>());
            var (table, key) = (SqlText.Of(part.Table), SqlText.Of(part.Table.Key));
            _batch.Add($"SELECT count(*) FROM (SELECT FROM {table} WHERE {key} = ANY ($1) ORDER BY {key} FOR NO KEY UPDATE) AS locked", _locks[^1]);
        }

        AddMainCommand();
    }

    public static async Task<GroupStatement> PrepareAsync(
        NpgsqlConnection connection, IReadOnlyList<SagaPart> parts, IReadOnlyList<RowTable> inserts, bool hasTimers, CancellationToken cancellationToken)
    {
        var statement = new GroupStatement(connection, parts, inserts, hasTimers);
        await statement._batch.PrepareAsync(cancellationToken);
        return statement;
    }

    /// <summary>Commits and returns the numbers of the entries that went in.</summary>
    public async Task<IReadOnlySet<long>> ExecuteAsync(
        NodeLife life, IReadOnlyList<JournalEntry> group, IReadOnlyList<NumberedChange> changes, IReadOnlyList<NumberedHistory> history,
        IReadOnlyList<NumberedInsert> inserts, IReadOnlyList<NumberedTimer> timers, CancellationToken cancellationToken)
    {
        (_life.TypedValue, _epoch.TypedValue, _node.TypedValue) = (life.Id, NodeLife.Epoch, life.Id);
        Fill(_journal, GroupColumns.Journal, group);
        if (_parts.Count > 0)
            Fill(_history, GroupColumns.History, history);
        if (_hasTimers)
            Fill(_timers, GroupColumns.Timers, timers);
        for (var i = 0; i < _parts.Count; i++)
        {
            var ofTable = changes.Where(change => change.Change.Table == _parts[i].Table).ToList();
            _locks[i].TypedValue = [.. ofTable.Select(change => change.Change.SagaId)];
            _sagas[i].Fill(ofTable);
        }

        foreach (var arrays in _inserts)
            arrays.Fill([.. inserts.Where(insert => insert.Insert.Table == arrays.Table)]);

        var numbers = new HashSet<long>(group.Count);
        await using var reader = await _batch.ExecuteReaderAsync(cancellationToken);
        for (var skipped = 0; skipped < _batch.BatchCommands.Count - 1; skipped++)
            await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            numbers.Add(reader.GetInt64(0));
        await reader.NextResultAsync(cancellationToken); // An error after the rows, such as a constraint checked at the end, comes here.
        return numbers;
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private void AddMainCommand()
    {
        var parameters = new List<NpgsqlParameter>();
        var sql = new StringBuilder();
        sql.Append($"WITH m AS MATERIALIZED ({Unnest(GroupColumns.Journal, _journal, parameters)})");
        for (var i = 0; i < _parts.Count; i++)
        {
            _sagas.Add(new SagaArrays(_parts[i].Table));
            sql.Append($",\ns{i} AS MATERIALIZED ({_sagas[i].Unnest(parameters)})");
        }

        if (_parts.Count > 0)
            sql.Append($",\nh AS MATERIALIZED ({Unnest(GroupColumns.History, _history, parameters)})");
        if (_hasTimers)
            sql.Append($",\ntm AS MATERIALIZED ({Unnest(GroupColumns.Timers, _timers, parameters)})");
        for (var i = 0; i < _parts.Count; i++)
            sql.Append($",\nc{i} AS ({Conflicts(i)})");

        parameters.Add(_node);
        sql.Append($"""
            ,
            j AS (
                INSERT INTO journal (consumer_id, message_id, tenant, node_id, node_seq, at, outgoing)
                SELECT consumer_id, message_id, tenant, ${parameters.Count}, node_seq, at, outgoing FROM m
                {Unless()}ORDER BY consumer_id, message_id
                ON CONFLICT DO NOTHING RETURNING node_seq)
            """);
        for (var i = 0; i < _parts.Count; i++)
            AddChanges(sql, i);
        if (_parts.Count > 0)
        {
            var columns = string.Join(", ", GroupColumns.History.Skip(1).Select(column => column.Name));
            sql.Append($",\nt AS (INSERT INTO saga_history ({columns}) SELECT {columns} FROM h WHERE {IsIn("h")})");
        }

        if (_hasTimers)
            AddTimers(sql);
        for (var i = 0; i < _inserts.Count; i++)
            sql.Append($",\nw{i} AS ({_inserts[i].Insert(parameters, IsIn)})");

        sql.Append("\nSELECT node_seq FROM j");
        _batch.Add(sql.ToString(), parameters);

        string Unless() => _parts.Count == 0
            ? ""
            : $"WHERE node_seq NOT IN ({string.Join(" UNION ALL ", Enumerable.Range(0, _parts.Count).Select(i => $"SELECT node_seq FROM c{i}"))})\n    ";
    }

    // Whether the row went in. Not a join: with parameters the planner guesses ten rows and would walk the one list for each of the other.
    private static string IsIn(string list) => $"({list}.node_seq IN (SELECT node_seq FROM j)) IS TRUE";

    /// <summary>Changes whose saga has another version than expected, or is there when it must not be.</summary>
    private string Conflicts(int i)
    {
        var (table, arrays) = (_parts[i].Table, _sagas[i]);
        return $"""
            SELECT s.node_seq FROM s{i} s LEFT JOIN {SqlText.Of(table)} r ON r.{SqlText.Of(table.Key)} = s.{arrays.NameOf(table.Key)}
                WHERE r.{SqlText.Of(table.Version)} IS DISTINCT FROM s.expected
            """;
    }

    private void AddChanges(StringBuilder sql, int i)
    {
        var (part, arrays) = (_parts[i], _sagas[i]);
        var (table, columns) = (SqlText.Of(part.Table), part.Table.Columns);
        var isOurs = $"r.{SqlText.Of(part.Table.Key)} = s.{arrays.NameOf(part.Table.Key)} AND {IsIn("s")}";
        if (part.Inserts)
        {
            var (names, values) = (string.Join(", ", columns.Select(SqlText.Of)), string.Join(", ", columns.Select(arrays.NameOf)));
            sql.Append($",\ni{i} AS (INSERT INTO {table} ({names}) SELECT {values} FROM s{i} s WHERE s.act = {(int)SagaAct.Insert} AND {IsIn("s")} ORDER BY {arrays.NameOf(part.Table.Key)})");
        }

        if (part.Updates)
        {
            var set = string.Join(", ", columns.Where(column => column != part.Table.Key).Select(column => $"{SqlText.Of(column)} = s.{arrays.NameOf(column)}"));
            sql.Append($",\nu{i} AS (UPDATE {table} r SET {set} FROM s{i} s WHERE s.act = {(int)SagaAct.Update} AND {isOurs})");
        }

        if (part.Deletes)
            sql.Append($",\nd{i} AS (DELETE FROM {table} r USING s{i} s WHERE s.act = {(int)SagaAct.Delete} AND {isOurs})");
    }

    /// <summary>Sets (which moves what is there) and cancels. No token is in a group twice: see <see cref="TimerTurns"/>.</summary>
    private static void AddTimers(StringBuilder sql) => sql.Append($"""
        ,
        ts AS (INSERT INTO scheduled_message ({TimerSql.Columns}) SELECT {TimerSql.Columns} FROM tm WHERE due_at IS NOT NULL AND {IsIn("tm")} ORDER BY token {TimerSql.OnConflict}),
        td AS (DELETE FROM scheduled_message r USING tm WHERE tm.due_at IS NULL AND r.token = tm.token AND {IsIn("tm")})
        """);

    private static string Unnest<TRow>(IReadOnlyList<RowColumn<TRow>> columns, List<NpgsqlParameter> own, List<NpgsqlParameter> all)
    {
        var arrays = new List<string>();
        foreach (var column in columns)
        {
            own.Add(column.NewArray());
            all.Add(own[^1]);
            arrays.Add($"${all.Count}::{column.Type}");
        }

        return $"SELECT * FROM unnest({string.Join(", ", arrays)}) AS u({string.Join(", ", columns.Select(column => column.Name))})";
    }

    private static void Fill<TRow>(List<NpgsqlParameter> arrays, IReadOnlyList<RowColumn<TRow>> columns, IReadOnlyList<TRow> rows)
    {
        for (var i = 0; i < arrays.Count; i++)
            columns[i].Fill(arrays[i], rows);
    }
}
