using System.Collections.Concurrent;
using System.Globalization;
using Sagas.Testing.Scenarios.Kills;
using Sagas.Testing.Servers;

namespace Sagas.Testing.Scenarios.Faults;

/// <summary>A stranger's shop: a saga with a timer, a consumer that saves by itself, one whose writes join the commit, and customers at the door of each node.</summary>
public sealed class ShopBusiness : IBusiness
{
    private readonly ShopSite _site;
    private readonly ConcurrentQueue<Guid> _orders = new();

    private ShopBusiness(ShopSite site, OwnServers servers, int nodes)
    {
        _site = site;
        Nodes =
        [
            .. Enumerable.Range(1, nodes).Select(number => new FaultNode(
                string.Create(CultureInfo.InvariantCulture, $"shop-{number}"),
                servers,
                node => site.Start(
                    node.Name,
                    node.Url.GetLeftPart(UriPartial.Authority),
                    new ShopNodeSetup { DatabasePort = node.Line(ServerKind.Postgres).Port, BrokerPort = node.Line(ServerKind.RabbitMq).Port }),
                ShopSite.IsOpen)),
        ];
    }

    /// <inheritdoc />
    public IReadOnlyList<FaultNode> Nodes { get; }

    /// <summary>Makes what it needs on the servers; nothing starts yet.</summary>
    public static async Task<ShopBusiness> CreateAsync(OwnServers servers, int nodes) =>
        new(await ShopSite.CreateAsync(Size.Large, servers: servers.Addresses), servers, nodes);

    /// <inheritdoc />
    public Task PlaceAsync(Random chance, bool often)
    {
        var order = Guid.CreateVersion7();
        _orders.Enqueue(order);
        var first = chance.Next(Nodes.Count);
        return Task.WhenAll(Enumerable.Range(0, often ? 4 : 1).Select(time =>
            Customer.AskAsync($"order {order}", Nodes, first + time, node => new HttpRequestMessage(HttpMethod.Post, new Uri(node.Url, $"orders/{order}")))));
    }

    /// <inheritdoc />
    public Task<bool> HasEndedAsync(int dead = 0) => Audit().HasEndedAsync(Nodes.Count - dead);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<DateTimeOffset>>> MovesAsync() => SagaHistory.MovesAsync(_site.RowsAsync);

    /// <inheritdoc />
    public Task<IReadOnlyList<Breach>> JudgeNowAsync() => Task.FromResult<IReadOnlyList<Breach>>([]);

    /// <inheritdoc />
    public async Task<Verdict> JudgeAsync()
    {
        var (lost, doubled, breaches) = await Audit().JudgeAsync();
        return new Verdict(_orders.Count, lost, doubled, [.. breaches, .. await EarlyTimersAsync()]);
    }

    /// <inheritdoc />
    public Task KeepAsync(string folder) => JournalDump.WriteAsync(_site.RowsAsync, folder, "shop");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        await _site.DisposeAsync();
    }

    private ShopAudit Audit() => new(_site, [.. _orders]);

    /// <summary>A timer's message id is of the moment at which it is due, so the timeline says whether it came before.</summary>
    private async Task<IEnumerable<Breach>> EarlyTimersAsync() =>
        (await _site.RowsAsync("""SELECT saga_id, message_id, (extract(epoch FROM at) * 1000)::bigint FROM saga_history WHERE to_state = 'Finished'"""))
            .Where(row => long.Parse(row[2], CultureInfo.InvariantCulture) < long.Parse(row[1].Replace("-", "", StringComparison.Ordinal)[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            .Select(row => new Breach(Invariant.TimersNeverEarly, $"The timer of order {row[0]} came before it was due: {row[1]} at {row[2]}."));
}
