using System.Collections.Concurrent;
using System.Threading.Channels;
using Sagas.Durability.Tests.SagaKinds;

namespace Sagas.Durability.Tests.Shop;

/// <summary>What the shop's handlers did, as an outsider sees it: each run is written down, whether or not it was committed.</summary>
public sealed class Desk
{
    private readonly ConcurrentDictionary<Guid, int> _runs = new();
    private readonly ConcurrentDictionary<(string Consumer, Guid OrderId), int> _checks = new();
    private readonly Channel<BasketSeen> _seen = Channel.CreateUnbounded<BasketSeen>();
    private readonly ConcurrentDictionary<Guid, ConcurrentQueue<Guid>> _taken = new();
    private readonly Channel<Guid> _returned = Channel.CreateUnbounded<Guid>();

    /// <summary>How often shipping an order throws before it succeeds.</summary>
    public int FailuresBeforeShipping { get; set; }

    /// <summary>What happens between a handler's save and its end; nothing, unless a test plants a fault.</summary>
    public Func<ShopDbContext, int, Task> AfterSaving { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>How often handing an order over throws before it succeeds.</summary>
    public int FailuresBeforeHandingOver { get; set; }

    /// <summary>The ids under which a handler saw messages of an order, a run each.</summary>
    public IReadOnlyList<Guid> IdsOf(Guid orderId) => [.. _taken.GetValueOrDefault(orderId) ?? []];

    /// <summary>A handler runs for an order, under a message id; returns which run it is.</summary>
    public int Took(Guid orderId, Guid messageId)
    {
        _taken.GetOrAdd(orderId, _ => []).Enqueue(messageId);
        return Run(orderId);
    }

    public int Runs(Guid orderId) => _runs.GetValueOrDefault(orderId);

    public int Run(Guid orderId) => _runs.AddOrUpdate(orderId, 1, (_, runs) => runs + 1);

    /// <summary>The checks that throw, by the name of their consumer.</summary>
    public ConcurrentDictionary<string, bool> BrokenChecks { get; } = new();

    /// <summary>How often a consumer looked at the parcel and did not throw.</summary>
    public int Checks(string consumer, Guid orderId) => _checks.GetValueOrDefault((consumer, orderId));

    public void Check(string consumer, Guid orderId)
    {
        if (BrokenChecks.ContainsKey(consumer))
            throw new InvalidOperationException($"{consumer} is out of order.");

        _checks.AddOrUpdate((consumer, orderId), 1, (_, checks) => checks + 1);
    }

    public void Seen(BasketSeen seen) => _seen.Writer.TryWrite(seen);

    public async Task<BasketSeen> NextSeenAsync() => await _seen.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public void Returned(Guid orderId) => _returned.Writer.TryWrite(orderId);

    public async Task<Guid> NextReturnAsync(TimeSpan within) => await _returned.Reader.ReadAsync().AsTask().WaitAsync(within);
}
