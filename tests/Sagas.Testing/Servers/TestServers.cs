namespace Sagas.Testing.Servers;

/// <summary>The throwaway servers that <c>tests/run.sh</c> starts, by the environment variables that it sets.</summary>
public static class TestServers
{
    /// <summary>Connection string of a superuser of the throwaway PostgreSQL: <c>Host=…;Port=…;Username=…;Password=…;Database=postgres</c>.</summary>
    public static string Postgres => Required("SAGAS_TEST_POSTGRES");

    /// <summary>AMQP address of the throwaway RabbitMQ, with a slash at its end and no virtual host.</summary>
    public static string RabbitMq => Required("SAGAS_TEST_RABBITMQ");

    /// <summary>Address of the throwaway RabbitMQ's management, with user, password and a slash at its end.</summary>
    public static string RabbitMqAdmin => Required("SAGAS_TEST_RABBITMQ_ADMIN");

    /// <summary>All three.</summary>
    public static ServerAddresses Addresses => new(Postgres, RabbitMq, RabbitMqAdmin);

    /// <summary>Process id of the PostgreSQL postmaster.</summary>
    public static int PostgresPid => int.Parse(Required("SAGAS_TEST_POSTGRES_PID"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Process id of the RabbitMQ node.</summary>
    public static int RabbitMqPid => int.Parse(Required("SAGAS_TEST_RABBITMQ_PID"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A program that does what <c>rabbitmqctl</c> does, for the throwaway RabbitMQ.</summary>
    public static string RabbitMqControl => Required("SAGAS_TEST_RABBITMQ_CTL");

    private static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"{name} is not set, so there is no server to test against. Run the suite with tests/run.sh and its name, such as tests/run.sh BlackBox.");
}
