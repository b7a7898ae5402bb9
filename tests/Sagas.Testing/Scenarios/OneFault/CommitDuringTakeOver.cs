using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// A node dies with a commit under way in the database, behind another transaction, that goes through only after the lease has run out. Who takes the life over must
/// wait for it, or what it sends is lost.
/// </summary>
public sealed record CommitDuringTakeOver : Scenario
{
    private const string First = "first";
    private const string Waiting = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var first = await ShopNode.StartAsync(site, First);
        var firstLife = (await LivesAsync())[0][0];
        await using var second = await ShopNode.StartAsync(site, "second");
        var secondLife = (await LivesAsync()).Single(node => node[0] != firstLife)[0];
        var customers = new Customers(site);
        var order = Guid.CreateVersion7();

        // Who inserts a row that another transaction has inserted waits for its end: after the fence, with all the rest still to do.
        await using var connection = await site.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""INSERT INTO "Order" ("CorrelationId", "State", "Version") VALUES ('{order}', '', 0)""";
        await command.ExecuteNonQueryAsync();
        await customers.PlaceAsync(first, order);
        var waiting = await Eventually.GetAsync("the commit that waits", Patience, async () =>
            await site.RowsAsync($"SELECT application_name {Waiting} AND query LIKE 'WITH m AS %'") is [var session, ..] ? session : null);
        var (dying, life, other) = waiting[0] == First ? (first, firstLife, second) : (second, secondLife, first);

        await dying.KillAsync();
        await Eventually.TrueAsync("the take-over, or its waiting for the commit", Patience, async () =>
            (await LivesAsync()).All(node => node[0] != life || node[1] != "1") || (await site.RowsAsync($"SELECT pid {Waiting} AND query LIKE 'UPDATE journal_node%'")).Count > 0);
        await transaction.RollbackAsync();
        return await customers.JudgeAsync(other);

        Task<IReadOnlyList<string[]>> LivesAsync() => site.RowsAsync("SELECT id, epoch FROM journal_node");
    }
}
