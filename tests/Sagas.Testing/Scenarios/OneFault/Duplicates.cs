using Sagas.Testing.Amqp;
using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>Every message comes ten times, at once on two nodes and shuffled with the others: each is taken once, and only its taker sends.</summary>
public sealed record Duplicates : Scenario
{
    private const int Orders = 8;
    private const int Copies = 10;

    // Five messages to the order, one each to packer and stock, three notes; fewer went past the echo.
    private const int MessagesOfAnOrder = 9;
    private static readonly string[] Queues = ["order", "pack-order", "count-order", "note-order"];

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var first = await ShopNode.StartAsync(site, "first");
        await using var second = await ShopNode.StartAsync(site, "second");
        await using var echo = await Echo.BetweenAsync(site.Broker.Address, Queues, Copies, seed: 1);
        var customers = new Customers(site);
        await customers.PlaceAsync(first, Orders / 2);
        await customers.PlaceAsync(second, Orders / 2);
        var breaches = await customers.JudgeAsync(first, second);

        return echo.Heard >= Orders * MessagesOfAnOrder ? breaches : throw new InvalidOperationException($"Only {echo.Heard} messages went by the echo.");
    }
}
