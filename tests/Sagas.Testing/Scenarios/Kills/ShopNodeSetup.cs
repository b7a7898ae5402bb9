namespace Sagas.Testing.Scenarios.Kills;

/// <summary>What is peculiar to one node of a shop.</summary>
public sealed record ShopNodeSetup
{
    /// <summary>Where it dies, as <c>SAGAS_FAILPOINT</c> says it; null for one that lives.</summary>
    public string? FailPoint { get; init; }

    /// <summary>The proxy's port by which it reaches PostgreSQL; null for the straight way.</summary>
    public int? DatabasePort { get; init; }

    /// <summary>The proxy's port by which it reaches RabbitMQ; null for the straight way.</summary>
    public int? BrokerPort { get; init; }

    /// <summary>How long it waits for an answer of PostgreSQL's; as documented for production, unless a test has no time for that.</summary>
    public TimeSpan AnsweredWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How far its clock is from the right time; positive when it is ahead.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>How long an order lies before its timer closes it.</summary>
    public TimeSpan ClosingAfter { get; init; } = TimeSpan.FromMilliseconds(200);
}
