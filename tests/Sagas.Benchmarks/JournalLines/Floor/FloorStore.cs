using Npgsql;
using NpgsqlTypes;
using Sagas.Benchmarks.PaymentShape;

namespace Sagas.Benchmarks.JournalLines.Floor;

/// <summary>The least that a durable saga costs in PostgreSQL: a row for each message taken, an update for each transition, a group in one round trip.</summary>
internal sealed class FloorStore : IAsyncDisposable
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS payment (
            id uuid PRIMARY KEY, version integer NOT NULL, state text NOT NULL,
            amount_minor bigint NOT NULL, currency text NOT NULL, merchant text NOT NULL, reference text NOT NULL, description text NOT NULL);
        CREATE TABLE IF NOT EXISTS journal (
            queue text NOT NULL, message_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(), outgoing bytea, PRIMARY KEY (queue, message_id));
        """;

    private const string Insert =
        """
        INSERT INTO payment (id, version, state, amount_minor, currency, merchant, reference, description)
        SELECT i, 1, 'Screening', a, c, m, r, d FROM unnest($1, $2, $3, $4, $5, $6) t (i, a, c, m, r, d) ON CONFLICT DO NOTHING
        """;

    private const string Update =
        "UPDATE payment SET version = version + 1, state = t.s FROM unnest($1, $2) t (i, s) WHERE id = t.i";

    private const string Journal =
        "INSERT INTO journal (queue, message_id, outgoing) SELECT q, i, o FROM unnest($1, $2, $3) t (q, i, o) ON CONFLICT DO NOTHING";

    private readonly NpgsqlConnection _connection;

    private FloorStore(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Connects and makes the tables.</summary>
    public static async Task<FloorStore> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 10, AutoPrepareMinUsages = 1 }.ConnectionString);
        await connection.OpenAsync();
        await using var tables = new NpgsqlCommand(Tables, connection);
        await tables.ExecuteNonQueryAsync();
        return new FloorStore(connection);
    }

    /// <summary>Commits a group.</summary>
    public async Task CommitAsync(IReadOnlyList<FloorDelivery> group)
    {
        var begun = group.Where(d => d.Type == nameof(BeginPayment)).Select(d => d.Message).ToList();
        var moved = group.Where(d => d.Step.ToState is not null && d.Type != nameof(BeginPayment)).ToList();
        await using var batch = new NpgsqlBatch(_connection);
        if (begun.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                Insert,
                Array(begun.Select(m => m.PaymentId), NpgsqlDbType.Uuid),
                Array(begun.Select(m => m.Terms.AmountMinor), NpgsqlDbType.Bigint),
                Array(begun.Select(m => m.Terms.Currency), NpgsqlDbType.Text),
                Array(begun.Select(m => m.Terms.Merchant), NpgsqlDbType.Text),
                Array(begun.Select(m => m.Terms.Reference), NpgsqlDbType.Text),
                Array(begun.Select(m => m.Terms.Description), NpgsqlDbType.Text)));
        }

        if (moved.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                Update,
                Array(moved.Select(d => d.Message.PaymentId), NpgsqlDbType.Uuid),
                Array(moved.Select(d => d.Step.ToState!), NpgsqlDbType.Text)));
        }

        batch.BatchCommands.Add(Command(
            Journal,
            Array(group.Select(d => d.Step.Queue), NpgsqlDbType.Text),
            Array(group.Select(d => d.MessageId), NpgsqlDbType.Uuid),
            Array(group.Select(d => d.Next), NpgsqlDbType.Bytea)));
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Disconnects.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static NpgsqlBatchCommand Command(string text, params IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType type) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
