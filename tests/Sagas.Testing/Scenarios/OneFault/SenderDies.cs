using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// A queue takes nothing, so that some sends of a row are confirmed and others not, while rows behind it are done. The node dies over that; so does the
/// one that took its life over, half-way. The next must go on from the cursor, under the stored ids.
/// </summary>
/// <param name="TakerDies">Whether the taker dies too.</param>
public sealed record SenderDies(bool TakerDies) : Scenario
{
    private const string Queue = "pack-order";
    private const int Orders = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await site.Broker.RefuseAsync(Queue);
        await using var sender = await ShopNode.StartAsync(site, "sender");
        var life = (await site.RowsAsync("SELECT id FROM journal_node"))[0][0];
        var customers = new Customers(site);
        await customers.PlaceAsync(sender, Orders);
        await Eventually.TrueAsync("what is behind the stranded sends", Patience, async () =>
            (await site.RowsAsync("""SELECT "Id" FROM "Effect" WHERE "Act" = 'noted-counted' """)).Count == Orders
            && (await site.RowsAsync("""SELECT "CorrelationId" FROM "Order" WHERE "State" = 'Counted' """)).Count == Orders);
        await CursorIsWrittenAsync();
        await sender.KillAsync();

        await using var taker = TakerDies ? await ShopNode.StartAsync(site, "taker") : null;
        if (taker is null)
            await site.Broker.AcceptAsync(Queue);
        await using var next = await ShopNode.StartAsync(site, "next");
        if (taker is not null)
        {
            if (!await taker.HasLoggedAsync($"rows of life {life} were not known", Patience))
                throw new InvalidOperationException($"The taker did not take life {life} over. Logs are in {site.Folder}.");
            await taker.KillAsync();
            await site.Broker.AcceptAsync(Queue);
        }

        return await customers.JudgeAsync(next);

        // A heartbeat that begins after all was confirmed ends after the cursor is written.
        async Task CursorIsWrittenAsync()
        {
            var heartbeats = new HashSet<string>();
            await Eventually.TrueAsync("two heartbeats", Patience, async () =>
                heartbeats.Add((await site.RowsAsync("SELECT extract(epoch FROM heartbeat) FROM journal_node"))[0][0]) && heartbeats.Count > 2);
        }
    }
}
