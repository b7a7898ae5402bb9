namespace Sagas.Durability.Journal;

/// <summary>
/// Does work in groups: whatever waits is one group, and while it is worked on the next one fills. So grouping comes from load, never from
/// waiting, and what comes alone goes at once, begun on the thread that brings it.
/// </summary>
/// <param name="max">The largest group.</param>
/// <param name="work">Settles every member of a group; must not throw.</param>
internal sealed class Groups<T>(int max, Func<IReadOnlyList<T>, Task> work)
{
    private readonly Lock _lock = new();
    private List<T> _waiting = [];
    private TaskCompletionSource? _working;
    private bool _isEnded;

    /// <summary>False after the end.</summary>
    public bool TryAdd(T item)
    {
        lock (_lock)
        {
            if (_isEnded)
                return false;

            _waiting.Add(item);
            if (_working is not null)
                return true;

            _working = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // What is done for later groups must not look as if this caller did it.
        using (ExecutionContext.SuppressFlow())
            _ = WorkAsync();
        return true;
    }

    /// <summary>Takes no more and returns when what waited is done.</summary>
    public async Task EndAsync()
    {
        Task working;
        lock (_lock)
        {
            _isEnded = true;
            working = _working?.Task ?? Task.CompletedTask;
        }

        await working;
    }

    private async Task WorkAsync()
    {
        while (Next() is { } group)
        {
            await work(group);
            if (_waiting.Count > 0)
                await Task.Yield(); // Work that never waited, such as SQLite's, would keep its caller for the others' groups.
        }
    }

    private List<T>? Next()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _working!.SetResult();
                _working = null;
                return null;
            }

            var group = _waiting;
            if (group.Count <= max)
            {
                _waiting = [];
                return group;
            }

            _waiting = group[max..];
            return group[..max];
        }
    }
}
