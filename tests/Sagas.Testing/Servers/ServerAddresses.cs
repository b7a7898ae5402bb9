namespace Sagas.Testing.Servers;

/// <summary>Where a PostgreSQL and a RabbitMQ of the tests are.</summary>
/// <param name="Postgres">Connection string of a superuser: <c>Host=…;Port=…;Username=…;Password=…;Database=postgres</c>.</param>
/// <param name="RabbitMq">AMQP address, with a slash at its end and no virtual host.</param>
/// <param name="RabbitMqAdmin">Address of the management, with user, password and a slash at its end.</param>
public sealed record ServerAddresses(string Postgres, string RabbitMq, string RabbitMqAdmin);
