namespace Sagas.Service.Startup;

/// <summary>What the node has reached since its start. Set once each by <see cref="NodeStart"/>, read by every request.</summary>
internal sealed class NodeState
{
    /// <summary>The database's name in checks and problems.</summary>
    public const string Database = "database";

    /// <summary>The broker's name in checks and problems, also in memory.</summary>
    public const string Broker = "broker";

    /// <summary>The machine's clock in checks.</summary>
    public const string Clock = "clock";

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _database;
    private volatile bool _broker;

    /// <summary>The database answers and its schema is current.</summary>
    public bool IsDatabaseReached => _database;

    /// <summary>Completed when the database answers and its schema is current.</summary>
    public Task DatabaseAsync => _reached.Task;

    /// <summary>The bus has started.</summary>
    public bool IsBrokerReached => _broker;

    /// <summary>What has not been reached yet, by name.</summary>
    public IReadOnlyList<string> Missing => (_database, _broker) switch
    {
        (false, false) => [Database, Broker],
        (false, true) => [Database],
        (true, false) => [Broker],
        (true, true) => [],
    };

    /// <summary>The database is there.</summary>
    public void DatabaseReached()
    {
        _database = true;
        _reached.TrySetResult();
    }

    /// <summary>The bus is there.</summary>
    public void BrokerReached() => _broker = true;
}
