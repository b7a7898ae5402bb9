namespace Sagas.Testing;

/// <summary>The two sizes of the one system: same binaries, by settings alone.</summary>
public enum Size
{
    /// <summary>SQLite and the in-memory transport: nothing installed.</summary>
    Embedded,

    /// <summary>PostgreSQL and RabbitMQ.</summary>
    Large,
}
