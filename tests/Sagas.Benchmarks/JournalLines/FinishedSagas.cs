using System.Text.Json.Nodes;
using Npgsql;
using Sagas.Benchmarks.Measures;

namespace Sagas.Benchmarks.JournalLines;

/// <summary>Whether the library's rate depends on how much lies in its tables: finished sagas, with all their messages and their timeline, made by SQL.</summary>
internal sealed class FinishedSagas(int count, LineRun run, Action<string> progress)
{
    private const int Pairs = 3;

    // Thirty days at most: the partitions that there are. Message ids are v7 of the saga's time, in the order in which the messages came.
    private readonly string _made =
        $"""
        CREATE TEMPORARY TABLE made AS
        SELECT n, at, pg_temp.v7(at, n, 0) AS id, 'merchant-' || n % 5000 AS merchant
        FROM (SELECT n, now() - interval '20 days' * (({count} - n)::float8 / {count}) - interval '1 hour' AS at FROM generate_series(1, {count}) n) s
        """;

    private const string Payments =
        """
        INSERT INTO payment ("CorrelationId", "Version", "State", "AmountMinor", "Currency", "Merchant", "Reference", "Description")
        SELECT id, 5, 'Completed', 125000, 'EUR', merchant, 'INV-' || id, repeat('Annual subscription. ', 4) FROM made
        """;

    private const string Journal =
        """
        INSERT INTO journal (consumer_id, message_id, tenant, node_id, node_seq, at, outgoing)
        SELECT md5('consumer ' || CASE WHEN k % 2 = 1 THEN 0 ELSE k END)::uuid, pg_temp.v7(at + k * interval '10 ms', n, k), 'default',
               '00000000-0000-7000-8000-000000000001', n * 9 + k, at + k * interval '10 ms', CASE WHEN k < 9 THEN convert_to(repeat(md5(n::text || k), 12), 'UTF8') END
        FROM made, generate_series(1, 9) k
        """;

    private const string History =
        """
        INSERT INTO saga_history (saga_month, saga_id, version, tenant, at, event, message_id, from_state, to_state, late, duration_ms, sent, data)
        SELECT date_trunc('month', at AT TIME ZONE 'UTC')::date, id, v, 'default', at + v * interval '20 ms', 'Event' || v, pg_temp.v7(at + v * interval '20 ms', n, v * 2 - 1),
               CASE WHEN v > 1 THEN 'State' || v - 1 END, 'State' || v, false, 1, '[]', '{"terms":"' || repeat(md5(n::text || v), 8) || '"}'
        FROM made, generate_series(1, 5) v
        """;

    private const string Function =
        """
        CREATE FUNCTION pg_temp.v7(at timestamptz, n bigint, k bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
            SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || left(h, 3) || '8' || substr(h, 4, 15))::uuid FROM md5(n || '-' || k) h
        $$
        """;

    /// <summary>Alternating runs over full tables and over empty ones.</summary>
    public async Task<Result> MeasureAsync()
    {
        await using var full = await LineHome.CreateAsync(LineName.Ours);
        await using (await LineProcess.StartAsync(full.Setup, _ => { }))
            progress("the tables are made");
        await FillAsync(full.Setup.Postgres);

        var (with, without) = (new List<double>(), new List<double>());
        for (var pair = 0; pair < Pairs; pair++)
        {
            with.Add((await run.MeasureAsync(full)).SagasPerSecond);
            without.Add((await run.MeasureAsync(LineName.Ours)).SagasPerSecond);
        }

        progress($"with {count} finished sagas {Statistics.Told(with, "0")} sagas/s, without {Statistics.Told(without, "0")}");
        return new Result(count, Statistics.Median(with), Statistics.Median(without));
    }

    private async Task FillAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        foreach (var sql in (string[])[Function, _made, Payments, Journal, History, "VACUUM ANALYZE", "CHECKPOINT"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        progress($"{count} finished sagas lie in the tables");
    }

    /// <param name="Sagas">How many lay in the tables.</param>
    /// <param name="With">Sagas a second over them.</param>
    /// <param name="Without">Sagas a second over empty tables.</param>
    internal sealed record Result(int Sagas, double With, double Without)
    {
        /// <summary>The rate over full tables to that over empty ones.</summary>
        public double Ratio => With / Without;

        /// <summary><c>{ sagas, sagasPerSecond, sagasPerSecondWithout, ratio }</c>.</summary>
        public JsonObject ToJson() => new()
        {
            ["sagas"] = Sagas,
            ["sagasPerSecond"] = Math.Round(With, 1),
            ["sagasPerSecondWithout"] = Math.Round(Without, 1),
            ["ratio"] = Math.Round(Ratio, 3),
        };
    }
}
