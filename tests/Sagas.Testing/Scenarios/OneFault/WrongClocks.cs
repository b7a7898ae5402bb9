using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>Two nodes, one's clock an hour ahead and the other's as far behind: timers fire by the database's, and nothing is refused for its id.</summary>
public sealed record WrongClocks : Scenario
{
    private const int Orders = 6;
    private static readonly TimeSpan Offset = TimeSpan.FromHours(1);
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var ahead = await ShopNode.StartAsync(site, "ahead", new ShopNodeSetup { ClockOffset = Offset, ClosingAfter = Delay });
        await using var behind = await ShopNode.StartAsync(site, "behind", new ShopNodeSetup { ClockOffset = -Offset, ClosingAfter = Delay });
        var customers = new Customers(site);
        await using var watch = new TimerWatch(site);
        await customers.PlaceAsync(ahead, Orders / 2);
        await customers.PlaceAsync(behind, Orders / 2);
        var breaches = await customers.JudgeAsync(ahead, behind);

        return [.. breaches, .. await watch.EarlyAsync()];
    }
}
