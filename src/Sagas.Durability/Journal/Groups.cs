using System.Threading.Channels;

namespace Sagas.Durability.Journal;

/// <summary>
/// Does work in groups: whatever waits is one group, and while it is worked on the next one fills. So grouping comes from load, never from
/// waiting, and what comes alone goes at once.
/// </summary>
/// <param name="max">The largest group.</param>
/// <param name="work">Settles every member of a group; must not throw.</param>
internal sealed class Groups<T>(int max, Func<IReadOnlyList<T>, Task> work)
{
    private readonly Channel<T> _waiting = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true });
    private Task _running = Task.CompletedTask;

    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>False after the end.</summary>
    public bool TryAdd(T item) => _waiting.Writer.TryWrite(item);

    /// <summary>Takes no more and returns when what waited is done.</summary>
    public async Task EndAsync()
    {
        _waiting.Writer.TryComplete();
        await _running;
    }

    private async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var group = new List<T>();
            while (group.Count < max && _waiting.Reader.TryRead(out var item))
                group.Add(item);
            await work(group);
        }
    }
}
