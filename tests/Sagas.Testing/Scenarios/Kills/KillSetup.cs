namespace Sagas.Testing.Scenarios.Kills;

/// <summary>What the shop runs on.</summary>
public enum KillSetup
{
    /// <summary>One node on SQLite and the in-memory transport. It is started again.</summary>
    OneEmbedded,

    /// <summary>One node on PostgreSQL and RabbitMQ. It is started again.</summary>
    OneLarge,

    /// <summary>Two nodes on PostgreSQL and RabbitMQ. The dead one stays dead, the other heals.</summary>
    TwoLarge,
}
