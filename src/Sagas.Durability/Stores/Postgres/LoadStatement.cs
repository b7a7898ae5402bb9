using Npgsql;
using Sagas.Durability.Loading;
using Sagas.Durability.Rows;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>Loads keys and sagas of waiting deliveries in one round trip. Prepared once a set of saga tables.</summary>
internal sealed class LoadStatement : IAsyncDisposable
{
    // The first id of the partition of foreign ids; every v7 is below it.
    private static readonly Guid FirstForeign = new("ff000000-0000-8000-8000-000000000000");
    private readonly NpgsqlBatch _batch;
    private readonly IReadOnlyList<SagaTable> _tables;
    private readonly KeyArrays _dated = new();
    private readonly NpgsqlParameter<Guid> _from = new();
    private readonly NpgsqlParameter<Guid> _to = new();
    private readonly KeyArrays _foreign = new();
    private readonly List<NpgsqlParameter<Guid[]>> _sagas = [];

    private LoadStatement(NpgsqlConnection connection, IReadOnlyList<SagaTable> tables)
    {
        _tables = tables;
        _batch = connection.CreateBatch();
        // The bounds prune the days before the plan runs; without them each of forty partitions is opened for every group.
        _batch.Add("""
            SELECT u.position FROM unnest($1, $2) WITH ORDINALITY AS u(consumer_id, message_id, position)
            JOIN journal j ON j.consumer_id = u.consumer_id AND j.message_id = u.message_id AND j.message_id >= $3 AND j.message_id <= $4
            """, _dated.Consumers, _dated.Messages, _from, _to);
        _batch.Add("""
            SELECT u.position FROM unnest($1, $2) WITH ORDINALITY AS u(consumer_id, message_id, position)
            JOIN journal_foreign j ON j.consumer_id = u.consumer_id AND j.message_id = u.message_id
            """, _foreign.Consumers, _foreign.Messages);
        foreach (var table in tables)
        {
            _sagas.Add(new NpgsqlParameter<Guid[]>());
            var columns = string.Join(", ", table.Columns.Select(SqlText.Of));
            _batch.Add($"SELECT {SqlText.Of(table.Key)}, {columns} FROM {SqlText.Of(table)} WHERE {SqlText.Of(table.Key)} = ANY ($1)", _sagas[^1]);
        }
    }

    public static async Task<LoadStatement> PrepareAsync(NpgsqlConnection connection, IReadOnlyList<SagaTable> tables, CancellationToken cancellationToken)
    {
        var statement = new LoadStatement(connection, tables);
        await statement._batch.PrepareAsync(cancellationToken);
        return statement;
    }

    public async Task ExecuteAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken)
    {
        var dated = requests.Where(request => request.MessageId.CompareTo(FirstForeign) < 0).ToList();
        var foreign = requests.Where(request => request.MessageId.CompareTo(FirstForeign) >= 0).ToList();
        _dated.Fill(dated);
        _foreign.Fill(foreign);
        (_from.TypedValue, _to.TypedValue) = dated.Count == 0 ? (Guid.Empty, Guid.Empty) : (dated.Min(request => request.MessageId), dated.Max(request => request.MessageId));
        for (var i = 0; i < _tables.Count; i++)
            _sagas[i].TypedValue = [.. requests.Where(request => request.Table == _tables[i]).Select(request => request.SagaId).Distinct()];

        await using var reader = await _batch.ExecuteReaderAsync(cancellationToken);
        await MarkTakenAsync(reader, dated, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await MarkTakenAsync(reader, foreign, cancellationToken);
        foreach (var table in _tables)
        {
            await reader.NextResultAsync(cancellationToken);
            var waiting = requests.Where(request => request.Table == table).ToLookup(request => request.SagaId);
            while (await reader.ReadAsync(cancellationToken))
            {
                foreach (var request in waiting[reader.GetGuid(0)])
                    request.Saga = table.Read(reader, 1); // Each its own: two handlers never share an instance.
            }
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private static async Task MarkTakenAsync(NpgsqlDataReader reader, List<LoadRequest> requests, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            requests[(int)reader.GetInt64(0) - 1].IsTaken = true;
    }

    private sealed class KeyArrays
    {
        public NpgsqlParameter<Guid[]> Consumers { get; } = new();

        public NpgsqlParameter<Guid[]> Messages { get; } = new();

        public void Fill(IReadOnlyList<LoadRequest> requests)
        {
            Consumers.TypedValue = [.. requests.Select(request => request.ConsumerId)];
            Messages.TypedValue = [.. requests.Select(request => request.MessageId)];
        }
    }
}
