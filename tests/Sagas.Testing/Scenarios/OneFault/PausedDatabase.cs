using Sagas.Testing.Processes;
using Sagas.Testing.Scenarios.Kills;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>PostgreSQL stands still with orders under way, longer than a lease, and goes on: no life is taken over, nothing is set aside, everything ends.</summary>
/// <param name="Pause">How long.</param>
public sealed record PausedDatabase(TimeSpan Pause) : Scenario
{
    private const int Orders = 6;

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var first = await ShopNode.StartAsync(site, "first");
        await using var second = await ShopNode.StartAsync(site, "second");
        var lives = await LivesAsync();
        var customers = new Customers(site);
        await customers.PlaceAsync(first, Orders);
        using (StoppedServer.Stop(TestServers.PostgresPid))
            await Passing.OfAsync(Pause);

        await customers.PlaceAsync(second, Orders);
        var audit = new ShopAudit(site, customers.Orders);
        await audit.SettleAsync(nodes: 2);
        await Passing.OfAsync(TimeSpan.FromSeconds(4)); // So long a life that looks dead would be taken over.
        var after = await LivesAsync();
        var breaches = await customers.JudgeAsync(first, second);
        return after.SequenceEqual(lives) ? breaches : [.. breaches, new Breach(Invariant.SentOnceCommitted, "A life was taken over for the database's pause.")];

        async Task<IReadOnlyList<string>> LivesAsync() => [.. (await site.RowsAsync("SELECT id, epoch FROM journal_node ORDER BY id")).Select(node => string.Join(' ', node))];
    }
}
