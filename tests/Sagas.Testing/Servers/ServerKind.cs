namespace Sagas.Testing.Servers;

/// <summary>The two servers of the large size.</summary>
public enum ServerKind
{
    /// <summary>The database.</summary>
    Postgres,

    /// <summary>The broker.</summary>
    RabbitMq,
}
