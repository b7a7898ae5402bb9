namespace Sagas.Service.Settings;

/// <summary>What carries messages.</summary>
public enum TransportProvider
{
    /// <summary>This process, made durable by the journal.</summary>
    InMemory,

    /// <summary>A RabbitMQ broker.</summary>
    RabbitMq,
}

/// <summary><c>Transport:*</c> and the broker's address.</summary>
/// <param name="Provider">Which transport.</param>
/// <param name="RabbitMq">The broker, with credentials; null in memory.</param>
/// <param name="Place">The broker's scheme, host, port and virtual host, without credentials; null in memory.</param>
public sealed record TransportSettings(TransportProvider Provider, Secret? RabbitMq, string? Place)
{
    private const string Key = "ConnectionStrings:RabbitMq";
    private const string Allowed = "'amqp://USER:PASSWORD@HOST:5672/VHOST', or amqps";

    // Internal, for a record prints its public properties.

    /// <summary>The broker's address with credentials. Only with <see cref="TransportProvider.RabbitMq"/>.</summary>
    internal Uri Address => new(RabbitMq?.Reveal() ?? throw new InvalidOperationException("There is no broker: the transport is in memory."));

    /// <summary>The user that connects; RabbitMQ's own <c>guest</c> if the address names none.</summary>
    internal string User => Credentials[0];

    /// <summary>The user's password.</summary>
    internal string Password => Credentials[1];

    private string[] Credentials => Address.UserInfo.Split(':', 2) switch
    {
        [{ Length: > 0 } user, var password] => [Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)],
        [{ Length: > 0 } user] => [Uri.UnescapeDataString(user), ""],
        _ => ["guest", "guest"],
    };

    internal static TransportSettings Read(SettingValues values)
    {
        var provider = values.Choice("Transport:Provider", TransportProvider.InMemory);
        if (provider == TransportProvider.InMemory)
            return new(provider, null, null);

        if (values.Text(Key) is not { } text)
            throw new WrongSettingException($"{Key} is missing. Transport:Provider 'RabbitMq' needs {Allowed}.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("amqp" or "amqps") || address.Host.Length == 0)
            throw new WrongSettingException($"{Key} is not readable (its value is not shown). Allowed: {Allowed}.");

        var port = address.Port > 0 ? address.Port : address.Scheme == "amqps" ? 5671 : 5672;
        return new(provider, new Secret(text), $"{address.Scheme}://{address.Host}:{port}{address.AbsolutePath}");
    }
}
