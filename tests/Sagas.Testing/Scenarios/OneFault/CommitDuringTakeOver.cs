using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// A node dies with a commit under way in the database, behind another transaction, that goes through only after the lease has run out. Who takes the life over must
/// wait for it, or what it sends is lost.
/// </summary>
public sealed record CommitDuringTakeOver : Scenario
{
    private const string Waiting = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var dying = await ShopNode.StartAsync(site, "dying");
        var life = (await site.RowsAsync("SELECT id FROM journal_node"))[0][0];
        var customers = new Customers(site);
        var order = Guid.CreateVersion7();
        ShopNode other;
        await using (var connection = await site.OpenAsync())
        {
            // Who inserts a row that another transaction has inserted waits for its end: after the fence, with all the rest still to do.
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"""INSERT INTO "Order" ("CorrelationId", "State", "Version") VALUES ('{order}', '', 0)""";
            await command.ExecuteNonQueryAsync();
            await customers.PlaceAsync(dying, order);
            await Eventually.TrueAsync("the commit that waits", Patience, async () =>
                (await site.RowsAsync($"{Waiting} AND query LIKE '%INSERT INTO journal %'")).Count > 0);
            await dying.KillAsync();

            other = await ShopNode.StartAsync(site, "other");
            await Eventually.TrueAsync("the take-over, or its waiting for the commit", Patience, async () =>
                (await site.RowsAsync("SELECT id, epoch FROM journal_node")).All(node => node[0] != life || node[1] != "1")
                || (await site.RowsAsync($"{Waiting} AND query LIKE 'UPDATE journal_node%'")).Count > 0);
            await transaction.RollbackAsync();
        }

        await using (other)
            return await customers.JudgeAsync(other);
    }
}
