using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>Those who order at a shop: each asks until the order is accepted, and expects it to come to its end.</summary>
internal sealed class Customers(ShopSite site)
{
    private const int MostRounds = 12;
    private static readonly TimeSpan AcceptWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private readonly List<Guid> _orders = [];

    /// <summary>What was ordered.</summary>
    public IReadOnlyList<Guid> Orders => _orders;

    /// <summary>Places orders, all at once, and returns when they are accepted.</summary>
    public Task PlaceAsync(ShopNode door, int count) => PlaceAsync(door, [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())]);

    /// <summary>As above, orders whose ids are known before.</summary>
    public async Task PlaceAsync(ShopNode door, params IReadOnlyList<Guid> placed)
    {
        _orders.AddRange(placed);
        await Task.WhenAll(placed.Select(order => Eventually.TrueAsync($"the acceptance of order {order}", AcceptWithin, () => door.PlaceAsync(order))));
    }

    /// <summary>Places orders, a few at a time, until something has happened to them.</summary>
    /// <param name="door">Where.</param>
    /// <param name="what">What is awaited, as the rest of "Still waiting for …".</param>
    /// <param name="hasHappened">Whether it has.</param>
    /// <param name="atOnce">How many at a time.</param>
    public async Task PlaceUntilAsync(ShopNode door, string what, Func<bool> hasHappened, int atOnce = 3)
    {
        for (var round = 1; !hasHappened(); round++)
        {
            await PlaceAsync(door, atOnce);
            try
            {
                await Eventually.TrueAsync(what, Round, () => Task.FromResult(hasHappened()));
            }
            catch (TimeoutException) when (round < MostRounds)
            {
                // They went another way, such as to the other node: some more.
            }
        }
    }

    /// <summary>Waits until all has ended or nothing moves any more, stops the nodes and returns what is not as it must be.</summary>
    public async Task<IReadOnlyList<Breach>> JudgeAsync(params IReadOnlyList<ShopNode> survivors)
    {
        var audit = new ShopAudit(site, Orders);
        await audit.SettleAsync(survivors.Count);
        await Task.WhenAll(survivors.Select(node => node.StopAsync())); // What a bad stop leaves behind, the audit finds.
        return (await audit.JudgeAsync()).Breaches;
    }
}
