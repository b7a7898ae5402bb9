using Npgsql;
using Sagas.Durability.Stores.Postgres;
using Sagas.Testing.Servers;

namespace Sagas.Durability.Tests.Lives;

/// <summary><c>journal_fence</c> and the locks behind it, on PostgreSQL itself.</summary>
public sealed class FenceTests : IAsyncLifetime
{
    private static readonly Guid Life = Guid.CreateVersion7();
    private ThrowawayPostgres _postgres = null!;
    private NpgsqlDataSource _database = null!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await ThrowawayPostgres.CreateAsync();
        _database = NpgsqlDataSource.Create(_postgres.ConnectionString);
        await using var connection = await _database.OpenConnectionAsync();
        await new PostgresStore(new JournalOptions()).CreateTablesAsync(connection, CancellationToken.None);
        await ExecuteAsync(connection, $"INSERT INTO journal_node VALUES ('{Life}', 1, now(), 0, '{{}}', 'host')");
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task The_fence_passes_the_life_as_it_is_and_raises_for_any_other()
    {
        await using var connection = await _database.OpenConnectionAsync();
        await ExecuteAsync(connection, Fence(Life, 1));

        foreach (var fence in new[] { Fence(Life, 2), Fence(Guid.CreateVersion7(), 1) })
            (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(connection, fence))).SqlState.ShouldBe("SG001");
    }

    [Fact]
    public async Task Raising_the_epoch_waits_for_a_fenced_transaction_and_heartbeat_and_cursor_do_not()
    {
        await using var node = await _database.OpenConnectionAsync();
        await using var taker = await _database.OpenConnectionAsync();
        await using var transaction = await node.BeginTransactionAsync();
        await ExecuteAsync(node, Fence(Life, 1));
        await ExecuteAsync(taker, "SET lock_timeout = '300ms'");

        await ExecuteAsync(taker, $"UPDATE journal_node SET heartbeat = now(), cursor = 7 WHERE id = '{Life}' AND epoch = 1");
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(taker, Raise))).SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);

        var raising = ExecuteAsync(taker, $"SET lock_timeout = 0; {Raise}");
        raising.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync();
        (await raising).ShouldBe(1);
    }

    [Fact]
    public async Task A_fence_that_comes_while_the_epoch_is_being_raised_waits_and_raises()
    {
        await using var node = await _database.OpenConnectionAsync();
        await using var taker = await _database.OpenConnectionAsync();
        await using var transaction = await taker.BeginTransactionAsync();
        await ExecuteAsync(taker, Raise);

        var fencing = ExecuteAsync(node, Fence(Life, 1));
        fencing.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync();

        (await Should.ThrowAsync<PostgresException>(() => fencing)).SqlState.ShouldBe("SG001");
    }

    [Fact]
    public async Task A_node_that_stands_still_in_a_fenced_transaction_loses_it_after_five_seconds()
    {
        await using var node = await _database.OpenConnectionAsync();
        await using var taker = await _database.OpenConnectionAsync();
        await using var transaction = await node.BeginTransactionAsync();
        await ExecuteAsync(node, Fence(Life, 1));

        (await ExecuteAsync(taker, Raise).WaitAsync(TimeSpan.FromSeconds(12))).ShouldBe(1);

        await Should.ThrowAsync<NpgsqlException>(() => transaction.CommitAsync());
    }

    [Fact]
    public async Task The_limit_on_idle_transactions_ends_with_the_fenced_one()
    {
        await using var node = await _database.OpenConnectionAsync();
        await using (var transaction = await node.BeginTransactionAsync())
        {
            await ExecuteAsync(node, Fence(Life, 1));
            (await ShowAsync(node)).ShouldBe("5s");
            await transaction.CommitAsync();
        }

        (await ShowAsync(node)).ShouldBe("0");
    }

    private static string Raise => $"UPDATE journal_node SET epoch = epoch + 1 WHERE id = '{Life}' AND epoch = 1";

    private static string Fence(Guid life, long epoch) => $"SELECT journal_fence('{life}', {epoch})";

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ShowAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SHOW idle_in_transaction_session_timeout", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
