using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// A node lingers before a commit, long enough for what leaves it too early to be seen, and dies: nothing may be sent, and the message must come again.
/// </summary>
public sealed record DiesBeforeCommit : Scenario
{
    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var dying = await ShopNode.StartAsync(site, "dying", new ShopNodeSetup { FailPoint = "before-commit:CountOrderConsumer:1:700" });
        await using var other = await ShopNode.StartAsync(site, "other");
        var customers = new Customers(site);
        await customers.PlaceUntilAsync(other, "the node's death", () => dying.HasExited);

        if (!await dying.WasKilledAsync())
            throw new InvalidOperationException($"It did not end by its fail-point. Logs are in {site.Folder}.");
        return await customers.JudgeAsync(other);
    }
}
