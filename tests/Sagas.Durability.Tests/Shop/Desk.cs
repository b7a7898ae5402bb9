using System.Collections.Concurrent;
using System.Threading.Channels;
using Sagas.Durability.Tests.SagaKinds;

namespace Sagas.Durability.Tests.Shop;

/// <summary>What the shop's handlers did, as an outsider sees it: each run is written down, whether or not it was committed.</summary>
public sealed class Desk
{
    private readonly ConcurrentDictionary<Guid, int> _runs = new();
    private readonly Channel<BasketSeen> _seen = Channel.CreateUnbounded<BasketSeen>();
    private readonly Channel<Guid> _returned = Channel.CreateUnbounded<Guid>();

    /// <summary>How often shipping an order throws before it succeeds.</summary>
    public int FailuresBeforeShipping { get; set; }

    /// <summary>What happens between a handler's save and its end; nothing, unless a test plants a fault.</summary>
    public Func<ShopDbContext, int, Task> AfterSaving { get; set; } = (_, _) => Task.CompletedTask;

    public int Runs(Guid orderId) => _runs.GetValueOrDefault(orderId);

    public int Run(Guid orderId) => _runs.AddOrUpdate(orderId, 1, (_, runs) => runs + 1);

    public void Seen(BasketSeen seen) => _seen.Writer.TryWrite(seen);

    public async Task<BasketSeen> NextSeenAsync() => await _seen.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public void Returned(Guid orderId) => _returned.Writer.TryWrite(orderId);

    public async Task<Guid> NextReturnAsync(TimeSpan within) => await _returned.Reader.ReadAsync().AsTask().WaitAsync(within);
}
