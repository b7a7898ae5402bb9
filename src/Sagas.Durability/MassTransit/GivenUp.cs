namespace Sagas.Durability.MassTransit;

/// <summary>The consumers of one delivery that gave it up, where a redelivery may still put it off. What none does is set aside.</summary>
internal sealed class GivenUp
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Failure> _open = [];

    public bool IsAny
    {
        get
        {
            lock (_lock)
                return _open.Count > 0;
        }
    }

    /// <summary>A consumer gives up.</summary>
    /// <param name="consumer">The consumer's key.</param>
    /// <param name="putOff">Commits that the message comes again at a time.</param>
    /// <param name="setAside">Commits that it failed for good; told why it could not be put off, if that was tried.</param>
    public void Add(Guid consumer, Func<DateTime, Task> putOff, Func<Exception?, Task> setAside)
    {
        lock (_lock)
            _open[consumer] = new Failure(putOff, setAside);
    }

    /// <summary>A consumer runs again, inside the same delivery.</summary>
    public void Forget(Guid consumer)
    {
        lock (_lock)
            _open.Remove(consumer);
    }

    public async Task PutOffAsync(DateTime dueAt)
    {
        foreach (var (consumer, failure) in Open())
        {
            try
            {
                await failure.PutOff(dueAt);
                Forget(consumer);
            }
            catch (Exception exception)
            {
                failure.Refusal = exception;
                throw;
            }
        }
    }

    public async Task SetAsideAsync()
    {
        foreach (var (consumer, failure) in Open())
        {
            await failure.SetAside(failure.Refusal);
            Forget(consumer);
        }
    }

    private List<KeyValuePair<Guid, Failure>> Open()
    {
        lock (_lock)
            return [.. _open];
    }

    private sealed class Failure(Func<DateTime, Task> putOff, Func<Exception?, Task> setAside)
    {
        public Func<DateTime, Task> PutOff => putOff;

        public Func<Exception?, Task> SetAside => setAside;

        public Exception? Refusal { get; set; }
    }
}
