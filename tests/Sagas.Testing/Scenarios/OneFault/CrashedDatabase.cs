using System.Globalization;
using Sagas.Testing.Processes;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// One of PostgreSQL's processes is killed with orders under way: it ends all the others, every connection breaks, and it comes back from its log as after
/// <c>kill -9</c> of the whole.
/// </summary>
public sealed record CrashedDatabase : Scenario
{
    private const int Orders = 6;
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(60);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var first = await ShopNode.StartAsync(site, "first");
        await using var second = await ShopNode.StartAsync(site, "second");
        var customers = new Customers(site);
        await customers.PlaceAsync(first, Orders);
        Signals.Send(int.Parse((await site.RowsAsync("SELECT pg_backend_pid()"))[0][0], CultureInfo.InvariantCulture), Signals.Kill9);

        await customers.PlaceAsync(second, Orders);
        await Eventually.TrueAsync("the database", BackWithin, site.IsThereAsync);
        return await customers.JudgeAsync(first, second);
    }
}
