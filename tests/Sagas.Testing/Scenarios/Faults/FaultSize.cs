namespace Sagas.Testing.Scenarios.Faults;

/// <summary>How much of everything.</summary>
/// <param name="Name"><c>full</c> or <c>small</c>.</param>
/// <param name="Lines">Faults of the network and of customers.</param>
/// <param name="Kills">Nodes killed.</param>
/// <param name="Stops">Stops of each server; every other one is a <c>kill -9</c>.</param>
/// <param name="Freezes">Whether a node and each server stand still once.</param>
/// <param name="Every">A fault begins as often as this, on average.</param>
/// <param name="Payments">Payments that meet each fault.</param>
/// <param name="Orders">Orders that meet each fault.</param>
/// <param name="WorkerRounds">Times that recovery from a worker's death is measured.</param>
/// <param name="PostgresRounds">… from PostgreSQL's restart.</param>
/// <param name="RabbitMqRounds">… from RabbitMQ's restart.</param>
public sealed record FaultSize(
    string Name, int Lines, int Kills, int Stops, bool Freezes, TimeSpan Every, int Payments, int Orders, int WorkerRounds, int PostgresRounds, int RabbitMqRounds)
{
    /// <summary>2,000 sagas and more than 200 faults, in at most 20 minutes.</summary>
    public static FaultSize Full { get; } = new("full", 160, 30, 5, true, TimeSpan.FromSeconds(3), 7, 2, 5, 5, 20);

    /// <summary>100 sagas and 10 faults, in a minute.</summary>
    public static FaultSize Small { get; } = new("small", 4, 1, 1, false, TimeSpan.FromSeconds(1.5), 5, 3, 1, 1, 1);

    /// <summary>Fewer faults that met a saga under way would prove less than it says.</summary>
    public int Least => Freezes ? 200 : 8;

    /// <summary>Payments that meet each measured fault.</summary>
    public const int PaymentsOfRound = 16;

    /// <summary>All faults.</summary>
    public int Faults => Storm + WorkerRounds + PostgresRounds + RabbitMqRounds;

    /// <summary>Faults drawn from the seed, overlapping.</summary>
    public int Storm => Lines + Kills + (2 * Stops) + (Freezes ? 3 : 0);

    /// <summary>All sagas.</summary>
    public int Sagas => (Storm * (Payments + Orders)) + ((WorkerRounds + PostgresRounds + RabbitMqRounds) * PaymentsOfRound);
}
