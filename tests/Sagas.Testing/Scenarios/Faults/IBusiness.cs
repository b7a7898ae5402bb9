namespace Sagas.Testing.Scenarios.Faults;

/// <summary>Something with sagas that goes on under faults, and is judged by outside books.</summary>
public interface IBusiness : IAsyncDisposable
{
    /// <summary>Its nodes.</summary>
    IReadOnlyList<FaultNode> Nodes { get; }

    /// <summary>Asks for one more saga until it is accepted.</summary>
    /// <param name="chance">Decides what and where.</param>
    /// <param name="often">Asks several times, at several nodes at once.</param>
    Task PlaceAsync(Random chance, bool often);

    /// <summary>Whether everything accepted has ended, and nothing is left to be delivered.</summary>
    /// <param name="dead">How many nodes are dead now, their lives taken over.</param>
    Task<bool> HasEndedAsync(int dead = 0);

    /// <summary>When each saga moved, in order.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<DateTimeOffset>>> MovesAsync();

    /// <summary>What must hold at every moment at which the database can be read.</summary>
    Task<IReadOnlyList<Breach>> JudgeNowAsync();

    /// <summary>Compares everything with the outside books, after all nodes have stopped.</summary>
    Task<Verdict> JudgeAsync();

    /// <summary>Writes what a red run is examined by into a folder.</summary>
    Task KeepAsync(string folder);
}
