namespace Sagas.Benchmarks.JournalLines;

/// <summary>The lines that are compared.</summary>
internal enum LineName
{
    /// <summary>The library on PostgreSQL and RabbitMQ.</summary>
    Ours,

    /// <summary>MassTransit and RabbitMQ with the in-memory repository and no outbox.</summary>
    NoStore,

    /// <summary>Written by hand over RabbitMQ.Client and Npgsql.</summary>
    Floor,

    /// <summary>The library on SQLite and the in-memory transport.</summary>
    Embedded,
}
