using System.Collections.Concurrent;

namespace Sagas.Durability.Lives;

/// <summary>The ended lives that this node delivers. It renews their leases with its own, so that a node that dies over them is followed by another.</summary>
internal sealed class TakenLives
{
    private readonly ConcurrentDictionary<Guid, TakenLife?> _lives = new();

    /// <summary>Those that are taken.</summary>
    public IReadOnlyList<TakenLife> All => [.. _lives.Values.OfType<TakenLife>()];

    /// <summary>Whether nobody here is at it yet; then the caller is.</summary>
    public bool TryBegin(Guid id) => _lives.TryAdd(id, null);

    /// <summary>The life is this node's to deliver.</summary>
    public void Add(TakenLife life) => _lives[life.Id] = life;

    /// <summary>The life is at its end, or another node's.</summary>
    public void Remove(Guid id) => _lives.TryRemove(id, out _);

    /// <summary>Another node has taken it over again.</summary>
    public void Lose(TakenLife life)
    {
        life.Lose();
        Remove(life.Id);
    }
}
