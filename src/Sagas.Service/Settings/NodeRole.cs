namespace Sagas.Service.Settings;

/// <summary>What a node does. Nodes of any roles work together on one PostgreSQL and one RabbitMQ.</summary>
public enum NodeRole
{
    /// <summary>Takes commands over HTTP and answers for payments.</summary>
    Api,

    /// <summary>Takes messages: the public doors on the broker, sagas and their steps.</summary>
    Orchestrator,

    /// <summary>Fires timers that are due.</summary>
    Scheduler,

    /// <summary>Shows pages, and answers for sagas.</summary>
    Dashboard,
}
