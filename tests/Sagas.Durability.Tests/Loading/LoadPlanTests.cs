using Npgsql;
using Sagas.Durability.Identity;
using Sagas.Durability.Loading;
using Sagas.Durability.Stores.Postgres;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Loading;

/// <summary>What PostgreSQL reads for a load, by the statistics that a day's table has when the plan is made.</summary>
public sealed class LoadPlanTests : IAsyncLifetime
{
    private const int AWayDownTheIndex = 8;
    private static readonly Guid Consumer = Guid.CreateVersion7();
    private ThrowawayPostgres _postgres = null!;
    private NpgsqlConnection _connection = null!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await ThrowawayPostgres.CreateAsync();
        _connection = new NpgsqlConnection(_postgres.ConnectionString + ";Pooling=false");
        await _connection.OpenAsync();
        var store = new PostgresStore(new JournalOptions());
        await store.CreateTablesAsync(_connection, CancellationToken.None);
        await store.CreatePartitionsAsync(_connection, TimeProvider.System.GetUtcNow(), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Theory]
    [InlineData(0, "nothing in it yet")]
    [InlineData(100, "a hundred rows, the cheapest to read whole")]
    [InlineData(10_000, "a day in full swing")]
    public async Task A_key_is_looked_up_by_itself_however_young_the_day_was_when_the_plan_was_made(int rowsBefore, string why)
    {
        await AddRowsAsync(rowsBefore);
        await ExecuteAsync("ANALYZE journal");
        await using var session = await PostgresSession.OpenAsync(_connection, CancellationToken.None);
        await LoadAsync(session, MessageIds.New(TimeProvider.System)); // The plan is made and kept.
        var known = await AddRowsAsync(20_000);

        await using var transaction = await _connection.BeginTransactionAsync(); // Inside one PostgreSQL counts what it reads where we can see it.
        var readBefore = await BlocksReadAsync();
        (await LoadAsync(session, known)).ShouldBeTrue();
        (await LoadAsync(session, MessageIds.New(TimeProvider.System))).ShouldBeFalse();

        (await BlocksReadAsync() - readBefore).ShouldBeLessThanOrEqualTo(2 * AWayDownTheIndex, why);
    }

    private static async Task<bool> LoadAsync(PostgresSession session, Guid message)
    {
        var request = new LoadRequest(Consumer, message, null, default);
        await session.LoadAsync([request], CancellationToken.None);
        return request.IsTaken;
    }

    /// <summary>Rows of this day, and the id of one of them.</summary>
    private async Task<Guid> AddRowsAsync(int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => MessageIds.New(TimeProvider.System)).ToArray();
        await using var command = new NpgsqlCommand(
            "INSERT INTO journal (consumer_id, message_id, tenant, node_id, node_seq, at) SELECT $1, id, 't', $1, 1, now() FROM unnest($2) AS id", _connection)
        {
            Parameters = { new() { Value = Consumer }, new() { Value = ids } },
        };
        await command.ExecuteNonQueryAsync();
        return ids.ElementAtOrDefault(count / 2);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Pages of the days' indexes.</summary>
    private async Task<long> BlocksReadAsync()
    {
        await using var command = new NpgsqlCommand(
            @"SELECT sum(pg_stat_get_xact_blocks_fetched(indexrelid))::bigint FROM pg_stat_user_indexes WHERE relname LIKE 'journal\_2%'", _connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
