using Npgsql;
using Sagas.Durability.Loading;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>Loads keys and sagas of waiting deliveries in one round trip. Prepared once a shape: which tables, and which kinds of key.</summary>
internal sealed class LoadStatement : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;
    private readonly LoadShape _shape;
    private readonly KeyArrays _dated = new();
    private readonly NpgsqlParameter<Guid> _from = new();
    private readonly NpgsqlParameter<Guid> _to = new();
    private readonly KeyArrays _foreign = new();
    private readonly List<NpgsqlParameter<Guid[]>> _sagas = [];

    private LoadStatement(NpgsqlConnection connection, LoadShape shape)
    {
        _shape = shape;
        _batch = connection.CreateBatch();
        // The bounds prune the days before the plan runs; without them each of forty partitions is opened for every group.
        if (shape.HasDated)
            _batch.Add(Taken("journal", "AND j.message_id >= $3 AND j.message_id <= $4"), _dated.Consumers, _dated.Messages, _from, _to);
        if (shape.HasForeign)
            _batch.Add(Taken("journal_foreign", ""), _foreign.Consumers, _foreign.Messages);
        foreach (var table in shape.Tables)
        {
            _sagas.Add(new NpgsqlParameter<Guid[]>());
            var columns = string.Join(", ", table.Columns.Select(SqlText.Of));
            _batch.Add($"SELECT {SqlText.Of(table.Key)}, {columns} FROM {SqlText.Of(table)} WHERE {SqlText.Of(table.Key)} = ANY ($1)", _sagas[^1]);
        }
    }

    public static async Task<LoadStatement> PrepareAsync(NpgsqlConnection connection, LoadShape shape, CancellationToken cancellationToken)
    {
        var statement = new LoadStatement(connection, shape);
        await statement._batch.PrepareAsync(cancellationToken);
        return statement;
    }

    public async Task ExecuteAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken)
    {
        List<LoadRequest> dated = [], foreign = [];
        foreach (var request in requests)
            (LoadShape.IsForeign(request) ? foreign : dated).Add(request);
        _dated.Fill(dated);
        _foreign.Fill(foreign);
        if (_shape.HasDated)
            (_from.TypedValue, _to.TypedValue) = (dated.Min(request => request.MessageId), dated.Max(request => request.MessageId));
        for (var i = 0; i < _shape.Tables.Count; i++)
            _sagas[i].TypedValue = [.. requests.Where(request => request.Table == _shape.Tables[i]).Select(request => request.SagaId).Distinct()];

        await using var reader = await _batch.ExecuteReaderAsync(cancellationToken);
        if (_shape.HasDated)
            await MarkTakenAsync(reader, dated, cancellationToken);
        if (_shape.HasForeign)
            await MarkTakenAsync(reader, foreign, cancellationToken);
        foreach (var table in _shape.Tables)
        {
            var waiting = requests.Where(request => request.Table == table).ToLookup(request => request.SagaId);
            while (await reader.ReadAsync(cancellationToken))
            {
                foreach (var request in waiting[reader.GetGuid(0)])
                    request.Saga = table.Read(reader, 1); // Each its own: two handlers never share an instance.
            }

            await reader.NextResultAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    // Lateral and limited, so that each key is looked up by itself. As a join the planner, who prices all forty days, would rather read the whole index of
    // a young one between the bounds, once for every group.
    private static string Taken(string table, string bounds) => $"""
        SELECT u.position FROM unnest($1, $2) WITH ORDINALITY AS u(consumer_id, message_id, position)
        CROSS JOIN LATERAL (SELECT FROM {table} j WHERE j.consumer_id = u.consumer_id AND j.message_id = u.message_id {bounds} LIMIT 1) AS taken
        """;

    private static async Task MarkTakenAsync(NpgsqlDataReader reader, List<LoadRequest> requests, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            requests[(int)reader.GetInt64(0) - 1].IsTaken = true;
        await reader.NextResultAsync(cancellationToken);
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
