using System.Collections.Concurrent;

namespace Sagas.Workflows.MassTransit.Tests.Purchase;

/// <summary>Who carries out the commands of a purchase: how it behaves to each, call after call, and the book that it keeps.</summary>
public sealed class Party
{
    private readonly ConcurrentDictionary<Type, Queue<Manner>> _manners = new();
    private readonly ConcurrentQueue<Call> _calls = new();

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>The names of what came, in order.</summary>
    public IEnumerable<string> Names => _calls.Select(call => call.Message.GetType().Name);

    /// <summary>Behaves so to the next commands of a type, one after the other; to all after them it answers that they are done.</summary>
    public void To<TCommand>(params Manner[] manners) => _manners[typeof(TCommand)] = new Queue<Manner>(manners);

    internal Manner Took(Call call)
    {
        _calls.Enqueue(call);
        return _manners.TryGetValue(call.Message.GetType(), out var manners) && manners.TryDequeue(out var manner) ? manner : Manner.Answers;
    }
}
