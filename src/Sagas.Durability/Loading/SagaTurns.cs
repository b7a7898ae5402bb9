namespace Sagas.Durability.Loading;

/// <summary>
/// Messages for one saga run one after the other in this process, from load to commit, in the order of their coming; messages of others side by
/// side. Between nodes the version decides.
/// </summary>
internal sealed class SagaTurns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Type Saga, Guid Id), LinkedList<TaskCompletionSource>> _lines = [];

    /// <summary>Waits for the saga's turn and returns its end.</summary>
    public async Task<IDisposable> TakeAsync(Type saga, Guid id, CancellationToken cancellationToken)
    {
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var turn = new Turn(this, (saga, id), place);
        lock (_lock)
        {
            if (!_lines.TryGetValue((saga, id), out var line))
                _lines[(saga, id)] = line = [];
            line.AddLast(place);
            if (line.Count == 1)
                place.SetResult();
        }

        try
        {
            await place.Task.WaitAsync(cancellationToken);
            return turn;
        }
        catch
        {
            turn.Dispose(); // Leaves the line, wherever it stands in it.
            throw;
        }
    }

    private void Leave((Type Saga, Guid Id) key, TaskCompletionSource place)
    {
        lock (_lock)
        {
            var line = _lines[key];
            line.Remove(place);
            if (line.First is { } next)
                next.Value.TrySetResult();
            else
                _lines.Remove(key);
        }
    }

    private sealed class Turn(SagaTurns turns, (Type Saga, Guid Id) key, TaskCompletionSource place) : IDisposable
    {
        private SagaTurns? _turns = turns;

        public void Dispose() => Interlocked.Exchange(ref _turns, null)?.Leave(key, place);
    }
}
